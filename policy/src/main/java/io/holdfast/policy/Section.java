package io.holdfast.policy;

import java.util.Optional;

/** A part of a policy document. */
public enum Section {
    INBOUND,
    BACKEND,
    OUTBOUND,
    ON_ERROR;

    /** The name of its element. */
    public String element() {
        return this == ON_ERROR ? "on-error" : name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Section> of(String element) {
        for (Section section : values()) {
            if (section.element().equals(element)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** True where a policy acts on what will be sent to the backend, false where on what will be sent to the caller. */
    public boolean actsOnRequest() {
        return this == INBOUND || this == BACKEND;
    }
}
