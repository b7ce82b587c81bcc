package io.holdfast.liquid;

import io.holdfast.dotnet.Described;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.time.DateParser;
import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetDateTimeOffset;
import io.holdfast.liquid.LiquidFilters.Input;
import org.jspecify.annotations.Nullable;

/** {@code Date: "yyyy-MM-dd"}: formats of .NET. What is no date stays as it is. */
final class DateFilter {

    private DateFilter() {}

    static @Nullable Object formatted(Input in) {
        Object value = in.value();
        if (value == null) {
            return null;
        }
        String format = in.text(0, "");
        boolean isDate = value instanceof NetDateTime || value instanceof NetDateTimeOffset;
        Object date = isDate ? value : parsed(Values.toString(in.work(), value));
        if (date == null || (format.isBlank() && !isDate)) {
            return in.text();
        }
        return format.isBlank() ? Values.toString(in.work(), date) : Described.toString(in.work(), date, format);
    }

    private static @Nullable Object parsed(String text) {
        if (text.equalsIgnoreCase("now") || text.equalsIgnoreCase("today")) {
            return NetDateTime.utcNow();
        }
        try {
            return DateParser.dateTime(text);
        } catch (NetException e) {
            return null;
        }
    }
}
