package io.holdfast.dotnet;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Sorts without moving equals; bounded, and content with a comparison that contradicts itself. */
public final class Sorting {

    private static final int SMALL = 8;

    private Sorting() {}

    /** As {@code Array.Sort}, which hides what a comparison throws. */
    public static void sortWrapping(
            Work work, @Nullable Object[] items, int from, int to, Comparator<@Nullable Object> order) {
        try {
            sort(work, items, from, to, order);
        } catch (NetException e) {
            throw new NetException(
                    "System.InvalidOperationException", "Failed to compare two elements in the array.", e);
        }
    }

    public static void sort(Work work, @Nullable Object[] items, int from, int to, Comparator<@Nullable Object> order) {
        work.charge(8L * (to - from));
        split(work, items, new @Nullable Object[to - from], from, from, to, order);
    }

    private static void split(
            Work work,
            @Nullable Object[] items,
            @Nullable Object[] space,
            int base,
            int from,
            int to,
            Comparator<@Nullable Object> order) {
        if (to - from <= SMALL) {
            insert(work, items, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        split(work, items, space, base, from, middle, order);
        split(work, items, space, base, middle, to, order);
        System.arraycopy(items, from, space, from - base, to - from);
        int left = from - base;
        int right = middle - base;
        for (int i = from; i < to; i++) {
            work.tick();
            boolean takeLeft =
                    right >= to - base || (left < middle - base && order.compare(space[left], space[right]) <= 0);
            items[i] = takeLeft ? space[left++] : space[right++];
        }
    }

    private static void insert(
            Work work, @Nullable Object[] items, int from, int to, Comparator<@Nullable Object> order) {
        for (int i = from + 1; i < to; i++) {
            Object moved = items[i];
            int at = i;
            while (at > from) {
                work.tick();
                if (order.compare(items[at - 1], moved) <= 0) {
                    break;
                }
                items[at] = items[at - 1];
                at--;
            }
            items[at] = moved;
        }
    }
}
