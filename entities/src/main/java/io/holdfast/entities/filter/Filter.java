package io.holdfast.entities.filter;

import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A parsed {@code $filter}. Strings compare without regard to case, as ARM compares names. */
public sealed interface Filter {

    /** Parses a filter. @throws FilterException if it cannot be understood */
    static Filter parse(String text) {
        return parse(text, (field, string) -> string);
    }

    /**
     * The same.
     *
     * @param strings what is compared with a field in place of a string of the filter
     */
    static Filter parse(String text, BinaryOperator<String> strings) {
        return FilterParser.parse(text, strings);
    }

    /** Whether a resource passes; {@code fields} gives the value of a field, a missing or null node if unset. */
    boolean matches(Function<String, JsonNode> fields);

    /** Names every field with the operator or function that is applied to it. */
    void visit(BiConsumer<String, String> fieldAndOperator);

    /** Both. */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Function<String, JsonNode> fields) {
            return left.matches(fields) && right.matches(fields);
        }

        @Override
        public void visit(BiConsumer<String, String> fieldAndOperator) {
            left.visit(fieldAndOperator);
            right.visit(fieldAndOperator);
        }
    }

    /** At least one. */
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Function<String, JsonNode> fields) {
            return left.matches(fields) || right.matches(fields);
        }

        @Override
        public void visit(BiConsumer<String, String> fieldAndOperator) {
            left.visit(fieldAndOperator);
            right.visit(fieldAndOperator);
        }
    }

    /** Not. */
    record Not(Filter inner) implements Filter {
        @Override
        public boolean matches(Function<String, JsonNode> fields) {
            return !inner.matches(fields);
        }

        @Override
        public void visit(BiConsumer<String, String> fieldAndOperator) {
            inner.visit(fieldAndOperator);
        }
    }

    /** A comparison of a field with a literal: {@code state eq 'active'}. */
    record Compare(String field, Operator operator, Literal literal) implements Filter {
        @Override
        public boolean matches(Function<String, JsonNode> fields) {
            return operator.holds(literal, fields.apply(field));
        }

        @Override
        public void visit(BiConsumer<String, String> fieldAndOperator) {
            fieldAndOperator.accept(field, operator.word());
        }
    }

    /** A function of a field and a string: {@code contains(displayName,'echo')}. */
    record Call(TextFunction function, String field, String text) implements Filter {
        @Override
        public boolean matches(Function<String, JsonNode> fields) {
            JsonNode value = fields.apply(field);
            return value.isString() && function.holds(value.asString(), text);
        }

        @Override
        public void visit(BiConsumer<String, String> fieldAndOperator) {
            fieldAndOperator.accept(field, function.word());
        }
    }

    /** A condition on some or all items of a list: {@code tags/any(t: t eq 'x')}. */
    record Items(String field, boolean all, String variable, Filter condition) implements Filter {
        @Override
        public boolean matches(Function<String, JsonNode> fields) {
            var items = fields.apply(field).valueStream();
            return all ? items.allMatch(item -> holds(item, fields)) : items.anyMatch(item -> holds(item, fields));
        }

        private boolean holds(JsonNode item, Function<String, JsonNode> fields) {
            return condition.matches(name -> name.equals(variable) ? item : fields.apply(name));
        }

        @Override
        public void visit(BiConsumer<String, String> fieldAndOperator) {
            condition.visit(
                    (name, operator) -> fieldAndOperator.accept(name.equals(variable) ? field : name, operator));
        }
    }
}
