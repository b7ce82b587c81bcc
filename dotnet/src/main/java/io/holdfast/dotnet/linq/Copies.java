package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.Elements;
import io.holdfast.dotnet.collections.NetDictionary;
import io.holdfast.dotnet.collections.NetList;
import io.holdfast.dotnet.collections.NetSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** ToArray, ToDictionary, ToHashSet, ToList. */
final class Copies {

    private static final String SOURCE = "(this IEnumerable<TSource> source";

    private Copies() {}

    static void describe(NetTypeBuilder builder) {
        builder.genericStaticMethod(
                        "TSource[] ToArray<TSource>" + SOURCE + ")",
                        (work, types, self, a) -> Elements.array(types[0], Elements.all(work, source(a[0]))))
                .mayRunLong()
                .genericStaticMethod(
                        "List<TSource> ToList<TSource>" + SOURCE + ")",
                        (work, types, self, a) -> new NetList(types[0], Elements.all(work, source(a[0]))))
                .mayRunLong()
                .genericStaticMethod(
                        "HashSet<TSource> ToHashSet<TSource>" + SOURCE + ")",
                        (work, types, self, a) -> set(work, types[0], source(a[0]), null))
                .mayRunLong()
                .genericStaticMethod(
                        "HashSet<TSource> ToHashSet<TSource>" + SOURCE + ", IEqualityComparer<TSource> comparer)",
                        (work, types, self, a) -> set(work, types[0], source(a[0]), a[1]))
                .mayRunLong();
        for (boolean compared : new boolean[] {false, true}) {
            String end = compared ? ", IEqualityComparer<TKey> comparer)" : ")";
            builder.genericStaticMethod(
                            "Dictionary<TKey, TSource> ToDictionary<TSource, TKey>" + SOURCE
                                    + ", Func<TSource, TKey> keySelector" + end,
                            (work, types, self, a) ->
                                    dictionary(work, types[1], types[0], a, null, compared ? a[2] : null))
                    .mayRunLong()
                    .genericStaticMethod(
                            "Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>" + SOURCE
                                    + ", Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector"
                                    + end,
                            (work, types, self, a) -> dictionary(
                                    work,
                                    types[1],
                                    types[2],
                                    a,
                                    Args.function(a[2], "elementSelector"),
                                    compared ? a[3] : null))
                    .mayRunLong();
        }
    }

    private static NetSet set(Work work, TypeRef type, Object source, @Nullable Object comparer) {
        NetSet set = new NetSet(type, NetComparer.orDefault(comparer));
        each(work, source).forEachRemaining(value -> set.put(work, value));
        return set;
    }

    private static NetDictionary dictionary(
            Work work,
            TypeRef key,
            TypeRef value,
            @Nullable Object[] a,
            @Nullable NetFunction element,
            @Nullable Object comparer) {
        NetFunction selector = Args.function(a[1], "keySelector");
        NetDictionary made = new NetDictionary(key, value, NetComparer.orDefault(comparer));
        for (Iterator<@Nullable Object> each = each(work, source(a[0])); each.hasNext(); ) {
            Object item = each.next();
            made.addKey(work, selector.call(item), element == null ? item : element.call(item));
        }
        return made;
    }
}
