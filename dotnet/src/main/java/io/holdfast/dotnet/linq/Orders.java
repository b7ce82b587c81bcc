package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetTypeBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OrderBy, ThenBy, and both descending. */
final class Orders {

    private Orders() {}

    static void describe(NetTypeBuilder builder) {
        for (boolean descending : new boolean[] {false, true}) {
            for (boolean compared : new boolean[] {false, true}) {
                String name = "By" + (descending ? "Descending" : "");
                String end = "Func<TSource, TKey> keySelector" + (compared ? ", IComparer<TKey> comparer)" : ")");
                builder.genericStaticMethod(
                                "IOrderedEnumerable<TSource> Order" + name
                                        + "<TSource, TKey>(this IEnumerable<TSource> source, " + end,
                                (work, types, self, a) -> new NetOrdered(
                                        work, types[0], source(a[0]), List.of(by(a, compared, descending))))
                        .mayRunLong()
                        .staticMethod(
                                "IOrderedEnumerable<TSource> Then" + name
                                        + "<TSource, TKey>(this IOrderedEnumerable<TSource> source, " + end,
                                (work, self, a) -> ((NetOrdered) source(a[0])).then(by(a, compared, descending)))
                        .mayRunLong();
            }
        }
    }

    private static NetOrdered.By by(@Nullable Object[] a, boolean compared, boolean descending) {
        return new NetOrdered.By(
                Args.function(a[1], "keySelector"), NetComparer.orDefault(compared ? a[2] : null), descending);
    }
}
