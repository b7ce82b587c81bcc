package io.holdfast.liquid;

import io.holdfast.dotnet.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which elements a loop goes over: its variable, its source, {@code limit}, {@code offset}, {@code reversed}. */
record LoopRange(
        String name,
        Expression source,
        boolean reversed,
        @Nullable Expression limit,
        @Nullable Expression offset,
        boolean goesOn,
        @Nullable Expression columns,
        String key) {

    static LoopRange read(String tag, String markup) {
        String valid = tag + " [item] in [collection]";
        var reader = new LiquidMarkup(markup);
        String name = LiquidBlocks.need(reader.word(), tag, valid);
        if (!reader.acceptWord("in")) {
            throw LiquidBlocks.syntax(tag, valid);
        }
        String source = LiquidBlocks.need(reader.fragment(), tag, valid);
        boolean reversed = false;
        Expression limit = null;
        Expression offset = null;
        Expression columns = null;
        boolean goesOn = false;
        while (!reader.atEnd()) {
            String option = reader.word();
            if (option == null) {
                throw LiquidBlocks.syntax(tag, valid);
            }
            if (option.equals("reversed")) {
                reversed = true;
                continue;
            }
            reader.accept(':');
            String value = LiquidBlocks.need(reader.fragment(), tag, valid);
            switch (option.toLowerCase(Locale.ROOT)) {
                case "limit" -> limit = Expression.read(value);
                case "offset" -> {
                    goesOn = value.equals("continue");
                    offset = goesOn ? null : Expression.read(value);
                }
                case "cols" -> columns = Expression.read(value);
                default -> {}
            }
            reader.accept(',');
        }
        return new LoopRange(
                name, Expression.read(source), reversed, limit, offset, goesOn, columns, name + "-" + source);
    }

    List<@Nullable Object> items(LiquidRendering rendering) {
        Items items = Items.of(rendering.work, source.value(rendering));
        if (items == null) {
            return List.of();
        }
        int size = items.all().size();
        int from = Math.min(size, goesOn ? rendering.kept("for " + key, 0) : number(rendering, offset, 0));
        int to = (int) Math.min(size, (long) from + number(rendering, limit, size));
        List<@Nullable Object> all = new ArrayList<>(items.all().subList(from, Math.max(from, to)));
        rendering.keep("for " + key, Math.max(from, to));
        if (reversed) {
            Collections.reverse(all);
        }
        return all;
    }

    static int number(LiquidRendering rendering, @Nullable Expression expression, int otherwise) {
        Object value = expression == null ? null : expression.value(rendering);
        if (value == null) {
            return otherwise;
        }
        long number = Numeric.exact(value instanceof String ? value : Values.toString(rendering.work, value))
                .longValue();
        return (int) Math.min(Math.max(number, 0), Integer.MAX_VALUE);
    }
}
