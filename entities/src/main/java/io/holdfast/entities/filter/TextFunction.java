package io.holdfast.entities.filter;

import java.util.Locale;
import java.util.Optional;

/** A function of a field's text. */
public enum TextFunction {
    CONTAINS,
    SUBSTRINGOF,
    STARTSWITH,
    ENDSWITH;

    boolean holds(String value, String text) {
        String in = value.toLowerCase(Locale.ROOT);
        String sought = text.toLowerCase(Locale.ROOT);
        return switch (this) {
            case CONTAINS, SUBSTRINGOF -> in.contains(sought);
            case STARTSWITH -> in.startsWith(sought);
            case ENDSWITH -> in.endsWith(sought);
        };
    }

    /** Whether the text stands before the field: {@code substringof('x',name)}. */
    boolean textFirst() {
        return this == SUBSTRINGOF;
    }

    /** As filters write it: {@code startswith}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TextFunction> of(String word) {
        for (TextFunction function : values()) {
            if (function.word().equals(word)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
