package io.holdfast.dotnet.linq;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sequence that is made while it is read, anew each time. */
final class Query implements NetEnumerable {

    private final TypeRef element;
    private final Supplier<? extends Iterator<@Nullable Object>> makes;

    Query(TypeRef element, Supplier<? extends Iterator<@Nullable Object>> makes) {
        this.element = element;
        this.makes = makes;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.IEnumerable", element);
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return makes.get();
    }

    /** Elements found one by one. */
    abstract static class Step implements Iterator<@Nullable Object> {

        private @Nullable Object current;
        private boolean ready;
        private boolean over;

        /** Calls {@link #give} and returns true, or returns false when nothing is left. */
        abstract boolean advance();

        final boolean give(@Nullable Object value) {
            current = value;
            return true;
        }

        @Override
        public final boolean hasNext() {
            if (!ready && !over) {
                ready = advance();
                over = !ready;
            }
            return ready;
        }

        @Override
        public final @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return current;
        }
    }

    /** A sequence's elements, each of which is a tick. */
    static Iterator<@Nullable Object> each(Work work, Object source) {
        Iterator<@Nullable Object> all = Sequences.of(source);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public @Nullable Object next() {
                work.tick();
                return all.next();
            }
        };
    }

    static Object source(@Nullable Object argument) {
        return Args.given(argument, "source");
    }

    static NetException noElements() {
        return NetException.invalidOperation("Sequence contains no elements");
    }

    static NetException noMatch() {
        return NetException.invalidOperation("Sequence contains no matching element");
    }
}
