package io.holdfast.liquid;

import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.Formatting;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JRaw;
import io.holdfast.dotnet.xml.XElement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as they stand in the output. */
final class Printed {

    private Printed() {}

    static String text(Work work, @Nullable Object value) {
        work.enter();
        try {
            return switch (value) {
                case null -> "";
                case String text -> text;
                case Boolean truth -> truth ? "true" : "false";
                case BigDecimal exact ->
                    exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
                case JObject object -> object.text(work, Formatting.None);
                case JRaw raw -> raw.text(work);
                case XElement element -> element.value(work);
                case Expression.Symbol symbol -> "";
                case Items.Entry entry -> "[" + entry.key() + ", " + text(work, entry.value()) + "]";
                default -> other(work, value);
            };
        } finally {
            work.leave();
        }
    }

    private static String other(Work work, Object value) {
        Items items = Items.of(work, value);
        if (items == null) {
            return value instanceof LiquidObject ? "" : Values.toString(work, value);
        }
        var all = new StringBuilder();
        for (Object each : items.all()) {
            work.tick();
            String text = text(work, each);
            work.charge(2L * text.length());
            all.append(text);
        }
        return all.toString();
    }
}
