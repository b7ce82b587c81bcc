package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Work;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between {@code ?(} and {@code )}. */
sealed interface JsonPathQuery {

    boolean matches(Work work, JToken root, JToken token);

    /** {@code a && b}, {@code a || b}. */
    record All(List<JsonPathQuery> parts) implements JsonPathQuery {
        @Override
        public boolean matches(Work work, JToken root, JToken token) {
            return parts.stream().allMatch(each -> each.matches(work, root, token));
        }
    }

    record Any(List<JsonPathQuery> parts) implements JsonPathQuery {
        @Override
        public boolean matches(Work work, JToken root, JToken token) {
            return parts.stream().anyMatch(each -> each.matches(work, root, token));
        }
    }

    /** How two sides are compared. */
    enum Operator {
        EXISTS,
        EQUALS,
        STRICT_EQUALS,
        NOT_EQUALS,
        STRICT_NOT_EQUALS,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        REGEX
    }

    /** A side of a comparison: a path, or a value. */
    record Side(@Nullable List<JsonPathStep> path, @Nullable JValue value) {
        List<JToken> tokens(Work work, JToken root, JToken token) {
            return path != null
                    ? JsonPath.run(work, path, root, token, false)
                    : List.of(java.util.Objects.requireNonNull(value));
        }
    }

    /** Whether some pair of both sides compares so. */
    record Comparison(
            Operator operator, Side left, @Nullable Side right) implements JsonPathQuery {
        @Override
        public boolean matches(Work work, JToken root, JToken token) {
            List<JToken> lefts = left.tokens(work, root, token);
            if (right == null || lefts.isEmpty()) {
                return !lefts.isEmpty();
            }
            List<JToken> rights = right.tokens(work, root, token);
            for (JToken a : lefts) {
                for (JToken b : rights) {
                    work.tick();
                    if (pair(work, a, b)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean pair(Work work, JToken a, JToken b) {
            if (!(a instanceof JValue left && b instanceof JValue right)) {
                return operator == Operator.NOT_EQUALS;
            }
            return switch (operator) {
                case EXISTS -> true;
                case EQUALS -> loose(work, left, right);
                case NOT_EQUALS -> !loose(work, left, right);
                case STRICT_EQUALS -> strict(left, right);
                case STRICT_NOT_EQUALS -> !strict(left, right);
                case LESS -> order(left, right) < 0;
                case LESS_OR_EQUAL -> order(left, right) <= 0;
                case GREATER -> order(left, right) > 0;
                case GREATER_OR_EQUAL -> order(left, right) >= 0;
                case REGEX -> JsonPathRegex.matches(work, left, right);
            };
        }

        private static int order(JValue left, JValue right) {
            return JValues.order(left, right);
        }

        private static boolean mixed(JValue a, JValue b) {
            return (a.type() == JTokenType.Integer && b.type() == JTokenType.Float)
                    || (a.type() == JTokenType.Float && b.type() == JTokenType.Integer);
        }

        private static boolean strict(JValue a, JValue b) {
            return mixed(a, b) ? JValues.compare(a.type(), a.value(), b.value()) == 0 : a.equals(b);
        }

        private static boolean loose(Work work, JValue a, JValue b) {
            if (a.equals(b) || mixed(a, b)) {
                return a.equals(b) || strict(a, b);
            }
            if (b.type() != JTokenType.String || a.value() == null) {
                return false;
            }
            return switch (a.type()) {
                case Bytes ->
                    Base64.getEncoder().encodeToString((byte[]) a.value()).equals(b.value());
                case Date, Guid, TimeSpan, Uri ->
                    JsonScalars.text(work, a.value()).equals(b.value());
                default -> false;
            };
        }
    }
}
