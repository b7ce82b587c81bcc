package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetCollection;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys or the values of a dictionary, which follow its changes. */
public final class NetView implements NetCollection {

    private final String type;
    private final TypeRef element;
    private final NetCollection pairs;
    private final Function<NetPair, @Nullable Object> part;

    /**
     * @param type the full name of the collection's type
     * @param pairs its elements are {@link NetPair}s
     */
    public NetView(String type, TypeRef element, NetCollection pairs, Function<NetPair, @Nullable Object> part) {
        this.type = type;
        this.element = element;
        this.pairs = pairs;
        this.part = part;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of(type, element);
    }

    @Override
    public int count() {
        return pairs.count();
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        Iterator<@Nullable Object> each = pairs.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public @Nullable Object next() {
                return part.apply((NetPair) Objects.requireNonNull(each.next()));
            }
        };
    }
}
