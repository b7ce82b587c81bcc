package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetByte;
import io.holdfast.dotnet.NetCollection;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences of any Java class: how many they have, what lies where. */
public final class Elements {

    private static final int PER_ELEMENT = 16;

    private Elements() {}

    /** The number of elements where the sequence knows it without looking; -1 otherwise. */
    public static int known(Object sequence) {
        return switch (sequence) {
            case byte[] bytes -> bytes.length;
            case NetCollection collection -> collection.count();
            default -> -1;
        };
    }

    public static int count(Object collection) {
        return known(collection);
    }

    /** Everything in a sequence, bounded and counted. */
    public static List<@Nullable Object> all(Work work, @Nullable Object sequence) {
        List<@Nullable Object> all = new ArrayList<>();
        for (var each = Sequences.of(sequence); each.hasNext(); ) {
            work.tick();
            work.charge(PER_ELEMENT);
            all.add(each.next());
        }
        return all;
    }

    /** An array of that type: a byte[] for bytes. */
    public static Object array(TypeRef element, List<@Nullable Object> all) {
        if (!element.equals(TypeRefs.BYTE)) {
            return new NetArray(element, all.toArray());
        }
        byte[] bytes = new byte[all.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((NetByte) java.util.Objects.requireNonNull(all.get(i))).value();
        }
        return bytes;
    }

    /** The elements' type of a sequence's own type; object where it says nothing. */
    public static TypeRef elementType(Object sequence) {
        NetType enumerable =
                NetTypes.find("System.Collections.Generic.IEnumerable", 1).orElseThrow();
        TypeRef.Of as = TypeRefs.as(Values.typeOf(sequence), enumerable);
        return as == null ? TypeRefs.OBJECT : as.arguments().getFirst();
    }

    /** @throws NetException if there is no such index */
    public static @Nullable Object get(Object list, int index) {
        return switch (list) {
            case byte[] bytes when index >= 0 && index < bytes.length -> NetByte.of(bytes[index]);
            case NetIList any -> any.get(index);
            default -> throw NetException.indexOutOfRange();
        };
    }

    /** @throws NetException if there is no such index */
    public static void set(Object list, int index, @Nullable Object value) {
        switch (list) {
            case byte[] bytes
            when index >= 0 && index < bytes.length ->
                bytes[index] = (byte) ((NetByte) java.util.Objects.requireNonNull(value)).value();
            case NetIList any -> any.set(index, value);
            default -> throw NetException.indexOutOfRange();
        }
    }

    /** An array as a list of fixed size, which writes through. */
    static NetList listOf(@Nullable Object array) {
        return switch (array) {
            case null -> throw NetException.argumentNull("array");
            case NetArray any -> new NetList(any.element(), Arrays.asList(any.items()));
            default ->
                new NetList(TypeRefs.BYTE, new AbstractList<>() {
                    @Override
                    public @Nullable Object get(int index) {
                        return Elements.get(array, index);
                    }

                    @Override
                    public @Nullable Object set(int index, @Nullable Object value) {
                        Object old = get(index);
                        Elements.set(array, index, value);
                        return old;
                    }

                    @Override
                    public int size() {
                        return count(array);
                    }
                });
        };
    }

    /** The index in [from, to); -1 if the value is not there. */
    public static int indexOf(Work work, Object list, @Nullable Object value, int from, int to) {
        for (int i = from; i < to; i++) {
            work.tick();
            if (Values.equals(get(list, i), value)) {
                return i;
            }
        }
        return -1;
    }

    /** Copies into an array that has room. @throws NetException if it has not */
    public static void copyTo(Work work, Object sequence, @Nullable Object array, int index) {
        if (array == null) {
            throw NetException.argumentNull("array");
        }
        List<@Nullable Object> all = all(work, sequence);
        if (index < 0) {
            throw NetException.argumentOutOfRange("Non-negative number required.", "index");
        }
        if (all.size() > count(array) - index) {
            throw NetException.argument(
                    "Destination array was not long enough. Check the destination index, length, and"
                            + " the array's lower bounds. (Parameter 'destinationArray')");
        }
        for (int i = 0; i < all.size(); i++) {
            set(array, index + i, all.get(i));
        }
    }
}
