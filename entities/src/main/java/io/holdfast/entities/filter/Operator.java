package io.holdfast.entities.filter;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A comparison. What cannot be compared is unequal, and neither before nor after. */
public enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    boolean holds(Literal literal, JsonNode value) {
        var order = literal.compare(value);
        return order.isPresent() ? holds(order.getAsInt()) : this == NE;
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    /** As filters write it: {@code eq}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Operator> of(String word) {
        for (Operator operator : values()) {
            if (operator.word().equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
