package io.holdfast.entities.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** A value in a filter. */
public sealed interface Literal {

    /** How {@code value} stands to this literal; empty when the two cannot be compared. */
    OptionalInt compare(JsonNode value);

    /** A string. */
    record Text(String value) implements Literal {
        @Override
        public OptionalInt compare(JsonNode other) {
            return other.isString() ? OptionalInt.of(other.asString().compareToIgnoreCase(value)) : OptionalInt.empty();
        }
    }

    /** A number. */
    record Numeric(BigDecimal value) implements Literal {
        @Override
        public OptionalInt compare(JsonNode other) {
            return other.isNumber() ? OptionalInt.of(other.decimalValue().compareTo(value)) : OptionalInt.empty();
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Literal {
        @Override
        public OptionalInt compare(JsonNode other) {
            return other.isBoolean()
                    ? OptionalInt.of(Boolean.compare(other.booleanValue(), value))
                    : OptionalInt.empty();
        }
    }

    /** Unset. */
    record Null() implements Literal {
        @Override
        public OptionalInt compare(JsonNode other) {
            return other.isNull() || other.isMissingNode() ? OptionalInt.of(0) : OptionalInt.empty();
        }
    }

    /** A point in time. */
    record Time(Instant value) implements Literal {
        @Override
        public OptionalInt compare(JsonNode other) {
            return instant(other.asString(""))
                    .map(time -> OptionalInt.of(time.compareTo(value)))
                    .orElse(OptionalInt.empty());
        }

        /** Without an offset it is UTC, as in {@code datetime'2026-01-31T12:00:00'}. */
        static Optional<Instant> instant(String text) {
            try {
                return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException withOffset) {
                try {
                    return Optional.of(Instant.parse(text));
                } catch (DateTimeParseException e) {
                    return Optional.empty();
                }
            }
        }
    }
}
