package io.holdfast.liquid;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters by their names, which are written as .NET writes them: {@code Upcase}. */
final class LiquidFilters {

    /** What a filter does. */
    @FunctionalInterface
    interface Filter {
        @Nullable
        Object apply(Input in);
    }

    /** What a filter is given. */
    record Input(Work work, @Nullable Object value, List<@Nullable Object> arguments) {

        /** The input as a text; null of nothing. */
        @Nullable
        String text() {
            return value == null ? null : Printed.text(work, value);
        }

        @Nullable
        Object argument(int index) {
            return index < arguments.size() ? arguments.get(index) : null;
        }

        String text(int index, String otherwise) {
            Object argument = argument(index);
            return index >= arguments.size() ? otherwise : argument == null ? "" : Printed.text(work, argument);
        }

        int number(int index, int otherwise) {
            Object argument = argument(index);
            return argument == null
                    ? otherwise
                    : Numeric.exact(argument instanceof String ? argument : Values.toString(work, argument))
                            .intValue();
        }
    }

    private static final Map<String, Filter> ALL = new HashMap<>();

    static {
        TextFilters.addTo(ALL);
        ListFilters.addTo(ALL);
        NumberFilters.addTo(ALL);
    }

    private LiquidFilters() {}

    static @Nullable Object apply(
            Work work, Filtered.Call call, @Nullable Object value, List<@Nullable Object> arguments) {
        Filter filter = ALL.get(call.name());
        if (filter == null) {
            throw NetException.argument(
                    "Error - Filter '" + call.name() + "' in '" + call.written() + "' could not be found.");
        }
        Object result = filter.apply(new Input(work, value, arguments));
        if (result instanceof String text) {
            work.charge(2L * text.length());
        }
        return result;
    }
}
