package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Work;
import java.math.BigDecimal;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Sum and Average, of five types of numbers that may be null. */
final class Sums {

    private Sums() {}

    static void describe(NetTypeBuilder builder, String type) {
        String base = type.replace("?", "");
        boolean nullable = type.endsWith("?");
        String average = (base.equals("int") || base.equals("long") ? "double" : base) + (nullable ? "?" : "");
        for (boolean selected : new boolean[] {false, true}) {
            String parameters = selected
                    ? Totals.SOURCE + ", Func<TSource, " + type + "> selector)"
                    : "(this IEnumerable<" + type + "> source)";
            builder.staticMethod(
                            type + " Sum" + parameters,
                            (work, self, a) ->
                                    new Sum(base).of(work, a, selected).total())
                    .mayRunLong()
                    .staticMethod(
                            average + " Average" + parameters,
                            (work, self, a) ->
                                    new Sum(base).of(work, a, selected).average(nullable))
                    .mayRunLong();
        }
    }

    private static final class Sum {

        private final String type;
        private long whole;
        private double real;
        private BigDecimal decimal = BigDecimal.ZERO;
        private long count;

        Sum(String type) {
            this.type = type;
        }

        Sum of(Work work, @Nullable Object[] a, boolean selected) {
            NetFunction selector = selected ? Args.function(a[1], "selector") : null;
            for (Iterator<@Nullable Object> each = each(work, source(a[0])); each.hasNext(); ) {
                Object value = each.next();
                Object number = selector == null ? value : selector.call(value);
                if (number != null) {
                    add(number);
                }
            }
            return this;
        }

        private void add(Object number) {
            count++;
            switch (type) {
                case "decimal" -> decimal = Decimals.add(decimal, Numbers.decimal(number));
                case "double", "float" -> real += Numbers.real(number);
                default -> {
                    try {
                        whole = Math.addExact(whole, Numbers.whole(number));
                    } catch (ArithmeticException e) {
                        throw Totals.overflow();
                    }
                }
            }
        }

        Object total() {
            return switch (type) {
                case "decimal" -> decimal;
                case "double" -> real;
                case "float" -> (float) real;
                case "long" -> whole;
                default -> {
                    if (whole != (int) whole) {
                        throw Totals.overflow();
                    }
                    yield (int) whole;
                }
            };
        }

        @Nullable
        Object average(boolean nullable) {
            if (count == 0) {
                if (nullable) {
                    return null;
                }
                throw Query.noElements();
            }
            return switch (type) {
                case "decimal" -> Decimals.divide(decimal, BigDecimal.valueOf(count));
                case "double" -> real / count;
                case "float" -> (float) (real / count);
                default -> (double) whole / count;
            };
        }
    }
}
