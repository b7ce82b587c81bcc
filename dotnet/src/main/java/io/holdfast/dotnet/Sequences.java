package io.holdfast.dotnet;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Whatever a {@code foreach} takes. */
public final class Sequences {

    private Sequences() {}

    /**
     * Its elements, one after the other: characters of a string, bytes of a byte[] ({@link NetByte}).
     *
     * @throws NetException if it is null
     */
    public static Iterator<@Nullable Object> of(@Nullable Object sequence) {
        return switch (sequence) {
            case null -> throw NetException.nullReference();
            case NetEnumerable any -> any.iterator();
            case String text -> new Counted(text.length(), text::charAt);
            case byte[] bytes -> new Counted(bytes.length, i -> NetByte.of(bytes[i]));
            default -> throw new IllegalArgumentException("no sequence: " + sequence.getClass());
        };
    }

    private interface At {
        Object get(int index);
    }

    private static final class Counted implements Iterator<@Nullable Object> {
        private final int length;
        private final At at;
        private int next;

        Counted(int length, At at) {
            this.length = length;
            this.at = at;
        }

        @Override
        public boolean hasNext() {
            return next < length;
        }

        @Override
        public Object next() {
            return at.get(next++);
        }
    }
}
