package io.holdfast.liquid;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an {@code if} asks. {@code and} and {@code or} bind alike, to the right. */
sealed interface Condition {

    int MOST = 100;

    boolean holds(LiquidRendering rendering);

    /** A value alone: anything but nothing and false. */
    record Truth(Expression value) implements Condition {
        @Override
        public boolean holds(LiquidRendering rendering) {
            Object result = value.value(rendering);
            return result != null && !Boolean.FALSE.equals(result);
        }
    }

    record Both(Condition left, boolean and, Condition right) implements Condition {
        @Override
        public boolean holds(LiquidRendering rendering) {
            boolean first = left.holds(rendering);
            return and ? first && right.holds(rendering) : first || right.holds(rendering);
        }
    }

    record Comparison(Expression left, String operator, Expression right) implements Condition {
        @Override
        public boolean holds(LiquidRendering rendering) {
            return compare(rendering.work, left.value(rendering), operator, right.value(rendering));
        }
    }

    static Condition read(String tag, String markup) {
        return read(tag, new LiquidMarkup(markup), 0);
    }

    private static Condition read(String tag, LiquidMarkup markup, int depth) {
        if (depth > MOST) {
            throw new LiquidException("A condition has more than " + MOST + " parts");
        }
        String valid = tag + " [expression]";
        Expression left = Expression.read(LiquidBlocks.need(markup.fragment(), tag, valid));
        String operator = markup.operator();
        Condition one = operator == null
                ? new Truth(left)
                : new Comparison(
                        left, known(operator), Expression.read(LiquidBlocks.need(markup.fragment(), tag, valid)));
        if (markup.atEnd()) {
            return one;
        }
        boolean and = markup.acceptWord("and");
        if (!and && !markup.acceptWord("or")) {
            throw LiquidBlocks.syntax(tag, valid);
        }
        return new Both(one, and, read(tag, markup, depth + 1));
    }

    private static String known(String operator) {
        String name = operator.substring(0, 1).toLowerCase(Locale.ROOT) + operator.substring(1);
        return switch (name) {
            case "==", "!=", "<>", "<", ">", "<=", ">=", "contains", "startsWith", "endsWith", "hasKey", "hasValue" ->
                name;
            default -> throw new LiquidException("Unknown operator " + operator);
        };
    }

    static boolean compare(Work work, @Nullable Object left, String operator, @Nullable Object right) {
        return switch (operator) {
            case "==" -> equal(work, left, right);
            case "!=", "<>" -> !equal(work, left, right);
            case "contains" -> contains(work, left, right);
            case "startsWith" -> edge(work, left, right, true);
            case "endsWith" -> edge(work, left, right, false);
            case "hasKey" ->
                right != null && left != null && Lookup.of(work, left, Values.toString(work, right)) != null;
            case "hasValue" -> hasValue(work, left, right);
            default -> ordered(left, operator, right);
        };
    }

    static boolean equal(Work work, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Expression.Symbol symbol) {
            return isEmpty(work, symbol, right);
        }
        if (right instanceof Expression.Symbol symbol) {
            return isEmpty(work, symbol, left);
        }
        if (left == null || right == null) {
            return left == null && right == null;
        }
        if (Numeric.isNumber(left) || Numeric.isNumber(right)) {
            var a = Numeric.orNull(left);
            var b = Numeric.orNull(right);
            return a != null && b != null && a.compareTo(b) == 0;
        }
        if (left instanceof String text && !(right instanceof String)) {
            return text.equals(Values.toString(work, right));
        }
        if (left instanceof Boolean truth && right instanceof String text) {
            return text.equalsIgnoreCase(truth.toString());
        }
        return Values.equals(left, right);
    }

    private static boolean isEmpty(Work work, Expression.Symbol symbol, @Nullable Object value) {
        if (value instanceof String text) {
            return symbol == Expression.Symbol.BLANK ? text.isBlank() : text.isEmpty();
        }
        if (value == null || Boolean.FALSE.equals(value)) {
            return symbol == Expression.Symbol.BLANK;
        }
        Items items = Items.of(work, value);
        return items != null && items.all().isEmpty();
    }

    private static boolean contains(Work work, @Nullable Object left, @Nullable Object right) {
        if (left instanceof String text) {
            return right != null && text.contains(Values.toString(work, right));
        }
        Items items = Items.of(work, left);
        if (items == null) {
            return false;
        }
        for (Object each : items.all()) {
            work.tick();
            if (equal(work, each, right)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasValue(Work work, @Nullable Object left, @Nullable Object right) {
        Items items = Items.of(work, left);
        return items != null
                && items.all().stream()
                        .anyMatch(each -> each instanceof LiquidObject entry && equal(work, entry.get("value"), right));
    }

    private static boolean edge(Work work, @Nullable Object left, @Nullable Object right, boolean start) {
        if (left instanceof String text) {
            return right instanceof String part && (start ? text.startsWith(part) : text.endsWith(part));
        }
        Items items = Items.of(work, left);
        if (items == null) {
            return false;
        }
        Object at = items.all().isEmpty()
                ? null
                : start ? items.all().getFirst() : items.all().getLast();
        return equal(work, at, right);
    }

    private static boolean ordered(@Nullable Object left, String operator, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        int order = order(left, right);
        return switch (operator) {
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static int order(Object left, Object right) {
        if (Numeric.isNumber(left)) {
            return Numeric.exact(left).compareTo(Numeric.exact(right));
        }
        if (left instanceof String text) {
            return Values.compare(text, Values.toString(Work.standard(), right));
        }
        if (left.getClass() != right.getClass()) {
            throw NetException.argument(
                    "Object must be of type " + Values.typeOf(left).fullName() + ".");
        }
        return Values.compare(left, right);
    }
}
