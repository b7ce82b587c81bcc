package io.holdfast.expression.run;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetByte;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays: those of bytes are byte[]. */
public final class Arrays2 {

    private static final long HEAD = 16;
    private static final long REFERENCE = 8;

    private Arrays2() {}

    static Object of(TypeRef element, @Nullable Object[] items) {
        if (!element.equals(TypeRefs.BYTE)) {
            return new NetArray(element, items);
        }
        byte[] bytes = new byte[items.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((NetByte) Objects.requireNonNull(items[i])).value();
        }
        return bytes;
    }

    /** {@code new T[n]}. */
    public static Node sized(TypeRef element, Node size) {
        return Nodes.of(f -> {
            long length = ((Number) Objects.requireNonNull(size.eval(f))).longValue();
            return sized(f.work, element, length);
        });
    }

    private static Object sized(Work work, TypeRef element, long length) {
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw NetException.overflow("Arithmetic operation resulted in an overflow.");
        }
        if (element.equals(TypeRefs.BYTE)) {
            work.charge(HEAD + length);
            return new byte[(int) length];
        }
        work.charge(HEAD + REFERENCE * length);
        @Nullable Object[] items = new Object[(int) length];
        Object zero = TypeRefs.zero(element);
        if (zero != null) {
            Arrays.fill(items, zero);
        }
        return new NetArray(element, items);
    }

    /** {@code array[index]}. */
    public static Node at(Node array, Node index) {
        return Nodes.of(f -> {
            Object items = array.eval(f);
            int at = place(index.eval(f));
            return switch (items) {
                case null -> throw NetException.nullReference();
                case byte[] bytes -> NetByte.of(bytes[within(at, bytes.length)]);
                default -> ((NetArray) items).get(at);
            };
        });
    }

    public static Node put(Node array, Node index, Node value) {
        return Nodes.of(f -> {
            Object items = array.eval(f);
            int at = place(index.eval(f));
            Object item = value.eval(f);
            switch (items) {
                case null -> throw NetException.nullReference();
                case byte[] bytes ->
                    bytes[within(at, bytes.length)] = (byte) ((NetByte) Objects.requireNonNull(item)).value();
                default -> ((NetArray) items).set(at, item);
            }
            return item;
        });
    }

    private static int place(@Nullable Object index) {
        if (index instanceof Integer i) {
            return i;
        }
        long wide = io.holdfast.dotnet.Numbers.whole(Objects.requireNonNull(index));
        return wide < 0 || wide > Integer.MAX_VALUE ? -1 : (int) wide;
    }

    private static int within(int index, int length) {
        if (index < 0 || index >= length) {
            throw NetException.indexOutOfRange();
        }
        return index;
    }

    public static Node length(Node array) {
        return new IntNode() {
            @Override
            public int i32(Frame frame) {
                return switch (array.eval(frame)) {
                    case null -> throw NetException.nullReference();
                    case byte[] bytes -> bytes.length;
                    case Object items -> ((NetArray) items).length();
                };
            }
        };
    }
}
