package io.holdfast.policy;

import io.holdfast.policy.markup.CodeScanner;
import org.jspecify.annotations.Nullable;

/** Policy expressions: C# behind an at sign. */
final class Expressions {

    private Expressions() {}

    /** True if there is an expression in the value, be it all of it or a part. */
    static boolean in(String value) {
        return value.contains("@(") || value.contains("@{");
    }

    /** The expression that the value is, without the whitespace around it; null if it is none, or has more than one. */
    static @Nullable String code(String value) {
        String code = value.strip();
        return !code.isEmpty() && CodeScanner.startsAt(code, 0) && CodeScanner.end(code, 0) == code.length()
                ? code
                : null;
    }
}
