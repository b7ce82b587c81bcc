package io.holdfast.policy.calls;

/** A header field of a request or response. */
public record CallField(String name, String value) {

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return name;
    }
}
