package io.holdfast.policy;

/** Policy expressions: C# behind an at sign. */
final class Expressions {

    private Expressions() {}

    /** True if there is an expression in the value, be it all of it or a part. */
    static boolean in(String value) {
        return value.contains("@(") || value.contains("@{");
    }
}
