package io.holdfast.dotnet.collections;

import static io.holdfast.dotnet.collections.Elements.listOf;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Sorting;
import io.holdfast.dotnet.Work;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Static members of Array that order it: BinarySearch, Reverse, Sort. */
final class ArrayOrdering {

    private ArrayOrdering() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(ArrayOrdering::sorted).with(ArrayOrdering::pairs).with(ArrayOrdering::others);
    }

    private static void sorted(NetTypeBuilder builder) {
        for (String array : new String[] {"Sort<T>(T[] array", "Sort(Array array"}) {
            builder.staticMethod(
                            "void " + array + ")",
                            (work, self, a) -> sort(work, a[0], 0, -1, ListOrdering.comparer(null)))
                    .mayRunLong()
                    .staticMethod(
                            "void " + array + ", int index, int length)",
                            (work, self, a) ->
                                    sort(work, a[0], Args.whole(a[1]), Args.whole(a[2]), ListOrdering.comparer(null)))
                    .mayRunLong();
        }
        builder.staticMethod(
                        "void Sort<T>(T[] array, IComparer<T> comparer)",
                        (work, self, a) -> sort(work, a[0], 0, -1, ListOrdering.comparer(a[1])))
                .mayRunLong()
                .staticMethod(
                        "void Sort<T>(T[] array, Comparison<T> comparison)",
                        (work, self, a) -> sort(work, a[0], 0, -1, ListOrdering.comparison(a[1])))
                .mayRunLong()
                .staticMethod(
                        "void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)",
                        (work, self, a) ->
                                sort(work, a[0], Args.whole(a[1]), Args.whole(a[2]), ListOrdering.comparer(a[3])))
                .mayRunLong();
    }

    /** @param count -1 for all */
    private static @Nullable Object sort(
            Work work, @Nullable Object array, int from, int count, Comparator<@Nullable Object> order) {
        NetList list = listOf(array);
        ListType.check(list, from, Math.max(count, 0));
        return ListOrdering.sort(work, list, from, count < 0 ? list.count() : from + count, order);
    }

    private static void pairs(NetTypeBuilder builder) {
        builder.staticMethod(
                        "void Sort<TKey, TValue>(TKey[] keys, TValue[] items)",
                        (work, self, a) -> sort(work, listOf(a[0]), listOf(a[1]), ListOrdering.comparer(null)))
                .mayRunLong()
                .staticMethod(
                        "void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)",
                        (work, self, a) -> sort(work, listOf(a[0]), listOf(a[1]), ListOrdering.comparer(a[2])))
                .mayRunLong();
    }

    private record Keyed(@Nullable Object key, @Nullable Object item) {}

    private static @Nullable Object sort(Work work, NetList keys, NetList items, Comparator<@Nullable Object> order) {
        if (items.count() < keys.count()) {
            throw NetException.argument(
                    "Offset and length were out of bounds for the array or count is greater than the number of elements"
                            + " from index to the end of the source collection.");
        }
        @Nullable Object[] both = new @Nullable Object[keys.count()];
        for (int i = 0; i < both.length; i++) {
            both[i] = new Keyed(keys.get(i), items.get(i));
        }
        Sorting.sortWrapping(work, both, 0, both.length, (a, b) -> order.compare(key(a), key(b)));
        for (int i = 0; i < both.length; i++) {
            Keyed each = Args.self(both[i]);
            keys.set(i, each.key());
            items.set(i, each.item());
        }
        return null;
    }

    private static @Nullable Object key(@Nullable Object pair) {
        return Args.<Keyed>self(pair).key();
    }

    private static void others(NetTypeBuilder builder) {
        for (String array : new String[] {"Reverse<T>(T[] array", "Reverse(Array array"}) {
            builder.staticMethod("void " + array + ")", (work, self, a) -> {
                        Collections.reverse(listOf(a[0]).items());
                        return null;
                    })
                    .mayRunLong()
                    .staticMethod("void " + array + ", int index, int length)", (work, self, a) -> {
                        NetList list = listOf(a[0]);
                        int from = Args.whole(a[1]);
                        ListType.check(list, from, Args.whole(a[2]));
                        List<@Nullable Object> part = list.items().subList(from, from + Args.whole(a[2]));
                        Collections.reverse(part);
                        return null;
                    })
                    .mayRunLong();
        }
        builder.staticMethod("int BinarySearch<T>(T[] array, T value)", (work, self, a) -> {
                    NetList list = listOf(a[0]);
                    return ListOrdering.search(list.items(), 0, list.count(), a[1], ListOrdering.comparer(null));
                })
                .staticMethod("int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)", (work, self, a) -> {
                    NetList list = listOf(a[0]);
                    return ListOrdering.search(list.items(), 0, list.count(), a[1], ListOrdering.comparer(a[2]));
                });
    }
}
