package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Aggregate, Count, LongCount, Max, Min; Sum and Average are {@link Sums}'. */
final class Totals {

    static final String SOURCE = "<TSource>(this IEnumerable<TSource> source";

    private static final String[] NUMBERS = {
        "int", "long", "float", "double", "decimal", "int?", "long?", "float?", "double?", "decimal?"
    };

    private Totals() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(Totals::aggregated).with(Totals::counted);
        for (boolean max : new boolean[] {true, false}) {
            extremes(builder, max);
        }
        for (String type : NUMBERS) {
            Sums.describe(builder, type);
        }
    }

    private static void aggregated(NetTypeBuilder builder) {
        builder.staticMethod(
                        "TSource Aggregate" + SOURCE + ", Func<TSource, TSource, TSource> func)", (work, self, a) -> {
                            Iterator<@Nullable Object> each = each(work, source(a[0]));
                            NetFunction function = Args.function(a[1], "func");
                            if (!each.hasNext()) {
                                throw Query.noElements();
                            }
                            return fold(each, each.next(), function);
                        })
                .mayRunLong()
                .staticMethod(
                        "TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed,"
                                + " Func<TAccumulate, TSource, TAccumulate> func)",
                        (work, self, a) -> fold(each(work, source(a[0])), a[1], Args.function(a[2], "func")))
                .mayRunLong()
                .staticMethod(
                        "TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate"
                                + " seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult>"
                                + " resultSelector)",
                        (work, self, a) -> Args.function(a[3], "resultSelector")
                                .call(fold(each(work, source(a[0])), a[1], Args.function(a[2], "func"))))
                .mayRunLong();
    }

    private static @Nullable Object fold(Iterator<@Nullable Object> each, @Nullable Object seed, NetFunction function) {
        Object value = seed;
        while (each.hasNext()) {
            value = function.call(value, each.next());
        }
        return value;
    }

    private static void counted(NetTypeBuilder builder) {
        String filtered = SOURCE + ", Func<TSource, bool> predicate)";
        builder.staticMethod("int Count" + SOURCE + ")", (work, self, a) -> (int) count(work, a[0], null))
                .mayRunLong()
                .staticMethod("int Count" + filtered, (work, self, a) ->
                        (int) count(work, a[0], Args.function(a[1], "predicate")))
                .mayRunLong()
                .staticMethod("long LongCount" + SOURCE + ")", (work, self, a) -> count(work, a[0], null))
                .mayRunLong()
                .staticMethod(
                        "long LongCount" + filtered,
                        (work, self, a) -> count(work, a[0], Args.function(a[1], "predicate")))
                .mayRunLong();
    }

    private static long count(Work work, @Nullable Object source, @Nullable NetFunction predicate) {
        int known = io.holdfast.dotnet.collections.Elements.known(source(source));
        if (predicate == null && known >= 0) {
            return known;
        }
        long count = 0;
        for (Iterator<@Nullable Object> each = each(work, source(source)); each.hasNext(); ) {
            Object value = each.next();
            count += predicate == null || Args.flag(predicate.call(value)) ? 1 : 0;
        }
        return count;
    }

    private static void extremes(NetTypeBuilder builder, boolean max) {
        String name = max ? " Max" : " Min";
        for (String type : NUMBERS) {
            builder.staticMethod(
                            type + name + "(this IEnumerable<" + type + "> source)",
                            (work, self, a) -> extreme(work, a, false, type.endsWith("?"), max))
                    .mayRunLong()
                    .staticMethod(
                            type + name + SOURCE + ", Func<TSource, " + type + "> selector)",
                            (work, self, a) -> extreme(work, a, true, type.endsWith("?"), max))
                    .mayRunLong();
        }
        builder.genericStaticMethod(
                        "TSource" + name + SOURCE + ")",
                        (work, types, self, a) -> extreme(work, a, false, mayBeNull(types[0]), max))
                .mayRunLong()
                .genericStaticMethod(
                        "TResult" + name + "<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult>"
                                + " selector)",
                        (work, types, self, a) -> extreme(work, a, true, mayBeNull(types[1]), max))
                .mayRunLong()
                .genericStaticMethod(
                        "TSource" + name + "By<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey>"
                                + " keySelector)",
                        (work, types, self, a) -> by(work, a, mayBeNull(types[0]), max))
                .mayRunLong();
    }

    private static boolean mayBeNull(TypeRef type) {
        return !TypeRefs.isValueType(type) || TypeRefs.underNullable(type) != null;
    }

    private static @Nullable Object extreme(
            Work work, @Nullable Object[] a, boolean selected, boolean nullable, boolean max) {
        NetFunction selector = selected ? Args.function(a[1], "selector") : null;
        Object best = null;
        for (Iterator<@Nullable Object> each = each(work, source(a[0])); each.hasNext(); ) {
            Object value = each.next();
            Object key = selector == null ? value : selector.call(value);
            if (key != null
                    && (best == null || ((Values.compare(key, best) > 0) == max && Values.compare(key, best) != 0))) {
                best = key;
            }
        }
        if (best == null && !nullable) {
            throw Query.noElements();
        }
        return best;
    }

    private static @Nullable Object by(Work work, @Nullable Object[] a, boolean nullable, boolean max) {
        NetFunction selector = Args.function(a[1], "keySelector");
        Object best = null;
        Object bestKey = null;
        boolean any = false;
        for (Iterator<@Nullable Object> each = each(work, source(a[0])); each.hasNext(); ) {
            Object value = each.next();
            Object key = selector.call(value);
            int order = any ? Values.compare(key, bestKey) : 0;
            if (!any || (max ? order > 0 : order < 0)) {
                best = value;
                bestKey = key;
            }
            any = true;
        }
        if (!any && !nullable) {
            throw Query.noElements();
        }
        return best;
    }

    static NetException overflow() {
        return NetException.overflow("Arithmetic operation resulted in an overflow.");
    }
}
