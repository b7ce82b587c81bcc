package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GroupBy, ToLookup, Join, GroupJoin. */
final class Groups {

    private static final String KEY = "(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector";
    private static final String ELEMENT = ", Func<TSource, TElement> elementSelector";

    private Groups() {}

    static void describe(NetTypeBuilder builder) {
        for (boolean compared : new boolean[] {false, true}) {
            String end = compared ? ", IEqualityComparer<TKey> comparer)" : ")";
            for (boolean elements : new boolean[] {false, true}) {
                grouped(builder, elements, compared, end);
            }
            joined(builder, compared, end);
        }
    }

    private static void grouped(NetTypeBuilder builder, boolean elements, boolean compared, String end) {
        String type = elements ? "TElement" : "TSource";
        String parameters = KEY + (elements ? ELEMENT : "");
        String own = elements ? "<TSource, TKey, TElement" : "<TSource, TKey";
        builder.genericStaticMethod(
                        "IEnumerable<IGrouping<TKey, " + type + ">> GroupBy" + own + ">" + parameters + end,
                        (work, types, self, a) -> {
                            TypeRef group = TypeRefs.of("System.Linq.IGrouping", types[1], types[elements ? 2 : 0]);
                            return new Query(
                                    group,
                                    () -> lookup(work, types, a, elements, compared)
                                            .iterator());
                        })
                .mayRunLong()
                .genericStaticMethod(
                        "ILookup<TKey, " + type + "> ToLookup" + own + ">" + parameters + end,
                        (work, types, self, a) -> lookup(work, types, a, elements, compared))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TResult> GroupBy" + own + ", TResult>" + parameters + ", Func<TKey, IEnumerable<"
                                + type + ">, TResult> resultSelector" + end,
                        (work, types, self, a) -> {
                            NetFunction result = Args.function(a[elements ? 3 : 2], "resultSelector");
                            return new Query(
                                    types[types.length - 1],
                                    () -> Mappings.map(
                                                    work,
                                                    types[types.length - 1],
                                                    lookup(work, types, a, elements, compared),
                                                    group -> result.call(
                                                            Args.<NetGrouping>self(group)
                                                                    .key(),
                                                            group))
                                            .iterator());
                        })
                .mayRunLong();
    }

    private static NetLookup lookup(
            Work work, TypeRef[] types, @Nullable Object[] a, boolean elements, boolean compared) {
        return NetLookup.of(
                work,
                types[1],
                types[elements ? 2 : 0],
                source(a[0]),
                a[1],
                elements ? Args.function(a[2], "elementSelector") : null,
                compared ? a[a.length - 1] : null);
    }

    private static void joined(NetTypeBuilder builder, boolean compared, String end) {
        String parameters = "<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner,"
                + " Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, ";
        builder.genericStaticMethod(
                        "IEnumerable<TResult> Join" + parameters + "Func<TOuter, TInner, TResult> resultSelector" + end,
                        (work, types, self, a) -> join(work, types, a, compared, false))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TResult> GroupJoin" + parameters
                                + "Func<TOuter, IEnumerable<TInner>, TResult> resultSelector" + end,
                        (work, types, self, a) -> join(work, types, a, compared, true))
                .mayRunLong();
    }

    private static Query join(Work work, TypeRef[] types, @Nullable Object[] a, boolean compared, boolean grouped) {
        Object outer = Args.given(a[0], "outer");
        Object inner = Args.given(a[1], "inner");
        NetFunction key = Args.function(a[2], "outerKeySelector");
        NetFunction result = Args.function(a[4], "resultSelector");
        return new Query(types[3], () -> {
            NetLookup lookup = NetLookup.of(work, types[2], types[1], inner, a[3], null, compared ? a[5] : null);
            Iterator<@Nullable Object> each = each(work, outer);
            return new Query.Step() {
                private @Nullable Object from;
                private Iterator<@Nullable Object> matches = Collections.emptyIterator();

                @Override
                boolean advance() {
                    while (!matches.hasNext()) {
                        if (!each.hasNext()) {
                            return false;
                        }
                        from = each.next();
                        Object at = key.call(from);
                        NetGrouping group = lookup.find(at);
                        matches = grouped
                                ? List.<@Nullable Object>of(group).iterator()
                                : at == null ? Collections.emptyIterator() : group.iterator();
                    }
                    work.tick();
                    return give(result.call(from, matches.next()));
                }
            };
        });
    }
}
