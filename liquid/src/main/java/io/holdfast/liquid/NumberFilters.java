package io.holdfast.liquid;

import io.holdfast.dotnet.Values;
import io.holdfast.liquid.LiquidFilters.Filter;
import io.holdfast.liquid.LiquidFilters.Input;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** LiquidFilters of numbers. */
final class NumberFilters {

    private NumberFilters() {}

    static void addTo(Map<String, Filter> all) {
        all.put("Plus", in -> in.value() instanceof String text ? text + in.text(0, "") : computed(in, '+'));
        all.put("Minus", in -> computed(in, '-'));
        all.put("Times", in -> in.value() instanceof String text ? repeated(in, text) : computed(in, '*'));
        all.put("DividedBy", in -> computed(in, '/'));
        all.put("Modulo", in -> computed(in, '%'));
        all.put("Round", in -> Numeric.rounded(in.value(), in.number(0, 0)));
        all.put("Ceil", in -> whole(in, RoundingMode.CEILING));
        all.put("Floor", in -> whole(in, RoundingMode.FLOOR));
        all.put("Abs", NumberFilters::absolute);
        all.put("AtLeast", in -> bounded(in, true));
        all.put("AtMost", in -> bounded(in, false));
        all.put("Currency", NumberFilters::currency);
    }

    private static @Nullable Object computed(Input in, char operation) {
        return Numeric.compute(operation, in.value(), in.argument(0));
    }

    private static Object repeated(Input in, String text) {
        int times = Math.max(0, in.number(0, 0));
        in.work().charge(2L * text.length() * times);
        return text.repeat(times);
    }

    private static @Nullable Object whole(Input in, RoundingMode mode) {
        BigDecimal exact = Numeric.orNull(in.value());
        return exact == null ? null : exact.setScale(0, mode);
    }

    private static Object absolute(Input in) {
        BigDecimal exact = Numeric.orNull(in.value());
        return exact == null ? (Object) 0.0 : (Object) exact.abs().doubleValue();
    }

    private static @Nullable Object bounded(Input in, boolean least) {
        BigDecimal value = Numeric.orNull(in.value());
        BigDecimal bound = Numeric.orNull(in.argument(0));
        if (value == null || bound == null) {
            return in.value();
        }
        return (least ? value.max(bound) : value.min(bound)).doubleValue();
    }

    private static @Nullable Object currency(Input in) {
        if (in.value() == null) {
            return null;
        }
        BigDecimal exact = Numeric.orNull(in.value());
        if (exact == null) {
            return Values.toString(in.work(), in.value());
        }
        String tag = in.text(0, "");
        if (tag.isBlank()) {
            BigDecimal rounded = exact.setScale(2, RoundingMode.HALF_UP);
            String size = String.format(Locale.ROOT, "%,.2f", rounded.abs());
            return rounded.signum() < 0 ? "(\u00a4" + size + ")" : "\u00a4" + size;
        }
        return NumberFormat.getCurrencyInstance(Locale.forLanguageTag(tag.strip()))
                .format(exact);
    }
}
