package io.holdfast.dotnet.collections;

import static io.holdfast.dotnet.collections.ListType.list;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Sorting;
import io.holdfast.dotnet.Work;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of List that order it: BinarySearch, Reverse, Sort. */
final class ListOrdering {

    private ListOrdering() {}

    static void describe(NetTypeBuilder builder) {
        builder.method(
                        "void Sort()",
                        (work, self, a) -> sort(work, list(self), 0, list(self).count(), comparer(null)))
                .mayRunLong()
                .method(
                        "void Sort(IComparer<T> comparer)",
                        (work, self, a) -> sort(work, list(self), 0, list(self).count(), comparer(a[0])))
                .mayRunLong()
                .method("void Sort(int index, int count, IComparer<T> comparer)", (work, self, a) -> {
                    ListType.check(list(self), Args.whole(a[0]), Args.whole(a[1]));
                    return sort(
                            work, list(self), Args.whole(a[0]), Args.whole(a[0]) + Args.whole(a[1]), comparer(a[2]));
                })
                .mayRunLong()
                .method(
                        "void Sort(Comparison<T> comparison)",
                        (work, self, a) -> sort(work, list(self), 0, list(self).count(), comparison(a[0])))
                .mayRunLong()
                .method("void Reverse()", (work, self, a) -> {
                    Collections.reverse(list(self).changed());
                    return null;
                })
                .mayRunLong()
                .method("void Reverse(int index, int count)", (work, self, a) -> {
                    int index = Args.whole(a[0]);
                    ListType.check(list(self), index, Args.whole(a[1]));
                    Collections.reverse(list(self).changed().subList(index, index + Args.whole(a[1])));
                    return null;
                })
                .mayRunLong()
                .method(
                        "int BinarySearch(T item)",
                        (work, self, a) ->
                                search(list(self).items(), 0, list(self).count(), a[0], comparer(null)))
                .method(
                        "int BinarySearch(T item, IComparer<T> comparer)",
                        (work, self, a) ->
                                search(list(self).items(), 0, list(self).count(), a[0], comparer(a[1])));
    }

    static Comparator<@Nullable Object> comparer(@Nullable Object given) {
        NetComparer comparer = NetComparer.orDefault(given);
        return comparer::compare;
    }

    static Comparator<@Nullable Object> comparison(@Nullable Object given) {
        var function = Args.function(given, "comparison");
        return (a, b) -> Args.whole(function.call(a, b));
    }

    static @Nullable Object sort(Work work, NetList list, int from, int to, Comparator<@Nullable Object> order) {
        @Nullable Object[] items = list.items().toArray();
        Sorting.sortWrapping(work, items, from, to, order);
        List<@Nullable Object> changed = list.changed();
        for (int i = from; i < to; i++) {
            changed.set(i, items[i]);
        }
        return null;
    }

    /** The index, or the complement of where it would stand. */
    static int search(
            List<@Nullable Object> items,
            int from,
            int to,
            @Nullable Object wanted,
            Comparator<@Nullable Object> order) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = order.compare(items.get(middle), wanted);
            if (compared == 0) {
                return middle;
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared < 0 ? high : middle - 1;
        }
        return ~low;
    }
}
