package io.holdfast.liquid;

import io.holdfast.dotnet.numbers.NumberParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value in a template: a literal, a range, or a name with what is asked of it. */
sealed interface Expression {

    Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    Pattern REAL = Pattern.compile("[+-]?[0-9]{1,28}\\.[0-9]{1,28}");
    Pattern RANGE = Pattern.compile("\\((\\S+?)\\.\\.(\\S+?)\\)");
    int MOST_NESTED = 20;

    @Nullable
    Object value(LiquidRendering rendering);

    /** A text, number, true, false, nothing, blank or empty. */
    record Literal(@Nullable Object constant) implements Expression {
        @Override
        public @Nullable Object value(LiquidRendering rendering) {
            return constant;
        }
    }

    /** What a comparison asks of the other side. */
    enum Symbol {
        EMPTY,
        BLANK
    }

    /** {@code (1..n)}. */
    record Range(Expression from, Expression to) implements Expression {
        @Override
        public @Nullable Object value(LiquidRendering rendering) {
            List<Object> all = new ArrayList<>();
            long last = whole(to.value(rendering));
            for (long i = whole(from.value(rendering)); i <= last; i++) {
                rendering.work.tick();
                rendering.work.charge(24);
                all.add(i);
            }
            return all;
        }

        private static long whole(@Nullable Object value) {
            return value == null ? 0 : Numeric.exact(value).longValue();
        }
    }

    /** {@code a.b["c"][d].first}. */
    record Path(String name, List<Expression> steps) implements Expression {
        @Override
        public @Nullable Object value(LiquidRendering rendering) {
            Object at = Lookup.plain(rendering.variable(name));
            for (Expression each : steps) {
                rendering.work.tick();
                at = Lookup.of(rendering.work, at, each.value(rendering));
            }
            return at;
        }
    }

    static Expression read(String written) {
        return read(written.strip(), 0);
    }

    private static Expression read(String text, int depth) {
        if (depth > MOST_NESTED) {
            throw new LiquidException("A variable goes too deep: " + text.substring(0, Math.min(40, text.length())));
        }
        return switch (text) {
            case "", "nil", "null" -> new Literal(null);
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            case "blank" -> new Literal(Symbol.BLANK);
            case "empty" -> new Literal(Symbol.EMPTY);
            default -> other(text, depth);
        };
    }

    private static Expression other(String text, int depth) {
        char first = text.charAt(0);
        if ((first == '"' || first == '\'') && text.length() > 1 && text.charAt(text.length() - 1) == first) {
            return new Literal(text.substring(1, text.length() - 1));
        }
        if (WHOLE.matcher(text).matches()) {
            return new Literal(Long.valueOf(text));
        }
        if (REAL.matcher(text).matches()) {
            return new Literal(NumberParser.decimal(text));
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return new Range(read(range.group(1), depth + 1), read(range.group(2), depth + 1));
        }
        return path(text, depth);
    }

    private static Expression path(String text, int depth) {
        List<Expression> steps = new ArrayList<>();
        int at = nameEnd(text, 0);
        String name = text.substring(0, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                int end = closing(text, at);
                steps.add(read(text.substring(at + 1, end).strip(), depth + 1));
                at = end + 1;
            } else if (c == '.') {
                int end = nameEnd(text, at + 1);
                if (end > at + 1) {
                    steps.add(new Literal(text.substring(at + 1, end)));
                }
                at = Math.max(end, at + 1);
            } else {
                at++;
            }
        }
        return new Path(name, List.copyOf(steps));
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_-?".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new LiquidException("Variable '" + text + "' lacks a closing bracket");
    }
}
