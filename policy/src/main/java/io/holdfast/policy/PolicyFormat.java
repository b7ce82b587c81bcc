package io.holdfast.policy;

import java.util.Optional;

/** How the expressions of a policy document are spelled. */
public enum PolicyFormat {
    /** The document is well-formed XML; characters in expressions are escaped where XML demands it. */
    XML,
    /** Expressions stand as they are, whatever XML thinks of them. */
    RAWXML;

    /** @param name as in the management API: {@code xml}, {@code rawxml}; case doesn't matter */
    public static Optional<PolicyFormat> named(String name) {
        for (PolicyFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
