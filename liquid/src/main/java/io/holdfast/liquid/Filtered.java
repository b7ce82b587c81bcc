package io.holdfast.liquid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value and the filters that it goes through. */
record Filtered(Expression first, List<Call> filters) {

    /** A filter with its arguments, as it is written. */
    record Call(String name, List<Expression> arguments, String written) {}

    static Filtered read(String markup) {
        List<String> parts = LiquidMarkup.split(markup, '|');
        String fragment = new LiquidMarkup(parts.getFirst()).fragment();
        List<Call> filters = new ArrayList<>();
        for (String each : parts.subList(1, parts.size())) {
            String name = new LiquidMarkup(each).word();
            if (name != null) {
                filters.add(new Call(name, arguments(each.strip().substring(name.length())), markup.strip()));
            }
        }
        return new Filtered(Expression.read(fragment == null ? "" : fragment), List.copyOf(filters));
    }

    private static List<Expression> arguments(String text) {
        String inside = text.strip();
        if (!inside.startsWith(":")) {
            return List.of();
        }
        List<Expression> all = new ArrayList<>();
        for (String each : LiquidMarkup.split(inside.substring(1), ',')) {
            String fragment = new LiquidMarkup(each).fragment();
            if (fragment != null) {
                all.add(Expression.read(fragment));
            }
        }
        return List.copyOf(all);
    }

    @Nullable
    Object value(LiquidRendering rendering) {
        Object value = first.value(rendering);
        for (Call each : filters) {
            rendering.work.tick();
            List<@Nullable Object> arguments = new ArrayList<>();
            for (Expression argument : each.arguments()) {
                arguments.add(argument.value(rendering));
            }
            value = LiquidFilters.apply(rendering.work, each, value, arguments);
        }
        return value;
    }
}
