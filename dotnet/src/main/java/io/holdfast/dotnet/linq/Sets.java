package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.NetSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Distinct, DistinctBy, Except, Intersect, Union. */
final class Sets {

    private static final String TWO = "<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second";

    private Sets() {}

    static void describe(NetTypeBuilder builder) {
        for (boolean compared : new boolean[] {false, true}) {
            String end = compared ? ", IEqualityComparer<TSource> comparer)" : ")";
            String ofKey = compared ? ", IEqualityComparer<TKey> comparer)" : ")";
            builder.genericStaticMethod(
                            "IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source" + end,
                            (work, types, self, a) ->
                                    distinct(work, types[0], source(a[0]), null, null, compared ? a[1] : null))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source,"
                                    + " Func<TSource, TKey> keySelector" + ofKey,
                            (work, types, self, a) -> distinct(
                                    work,
                                    types[0],
                                    source(a[0]),
                                    null,
                                    Args.function(a[1], "keySelector"),
                                    compared ? a[2] : null))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TSource> Union" + TWO + end,
                            (work, types, self, a) -> distinct(
                                    work,
                                    types[0],
                                    Args.given(a[0], "first"),
                                    Args.given(a[1], "second"),
                                    null,
                                    compared ? a[2] : null))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TSource> Except" + TWO + end,
                            (work, types, self, a) -> beside(work, types[0], a, compared ? a[2] : null, false))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TSource> Intersect" + TWO + end,
                            (work, types, self, a) -> beside(work, types[0], a, compared ? a[2] : null, true))
                    .mayRunLong();
        }
    }

    private static Query distinct(
            Work work,
            TypeRef type,
            Object first,
            @Nullable Object second,
            @Nullable NetFunction key,
            @Nullable Object comparer) {
        return new Query(type, () -> {
            NetSet seen = new NetSet(type, NetComparer.orDefault(comparer));
            Iterator<@Nullable Object> one = each(work, first);
            return new Query.Step() {
                private Iterator<@Nullable Object> each = one;
                private boolean again = second != null;

                @Override
                boolean advance() {
                    while (true) {
                        while (each.hasNext()) {
                            Object value = each.next();
                            if (seen.put(work, key == null ? value : key.call(value))) {
                                return give(value);
                            }
                        }
                        if (!again || second == null) {
                            return false;
                        }
                        again = false;
                        each = each(work, second);
                    }
                }
            };
        });
    }

    /** Those of the first that are, or are not, in the second; each once. */
    private static Query beside(
            Work work, TypeRef type, @Nullable Object[] a, @Nullable Object comparer, boolean common) {
        Object first = Args.given(a[0], "first");
        Object second = Args.given(a[1], "second");
        return new Query(type, () -> {
            NetSet other = new NetSet(type, NetComparer.orDefault(comparer));
            each(work, second).forEachRemaining(value -> other.put(work, value));
            Iterator<@Nullable Object> each = each(work, first);
            return new Query.Step() {
                @Override
                boolean advance() {
                    while (each.hasNext()) {
                        Object value = each.next();
                        if (common ? other.remove(value) : other.put(work, value)) {
                            return give(value);
                        }
                    }
                    return false;
                }
            };
        });
    }
}
