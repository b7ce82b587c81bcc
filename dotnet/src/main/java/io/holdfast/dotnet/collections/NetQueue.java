package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetCollection;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code Queue<T>} or a {@code Stack<T>}: they differ in the end at which things come in. */
public final class NetQueue implements NetCollection {

    private static final int PER_ELEMENT = 40;

    private final TypeRef element;
    private final boolean isStack;
    private final Deque<Optional<Object>> items = new ArrayDeque<>();
    private int version;

    public NetQueue(TypeRef element, boolean isStack) {
        this.element = element;
        this.isStack = isStack;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic." + (isStack ? "Stack" : "Queue"), element);
    }

    TypeRef element() {
        return element;
    }

    @Override
    public int count() {
        return items.size();
    }

    @Override
    public void add(Work work, @Nullable Object value) {
        work.charge(PER_ELEMENT);
        version++;
        if (isStack) {
            items.addFirst(Optional.ofNullable(value));
        } else {
            items.addLast(Optional.ofNullable(value));
        }
    }

    /** @throws NetException if there is none */
    @Nullable
    Object first(boolean take) {
        if (items.isEmpty()) {
            throw NetException.invalidOperation(isStack ? "Stack empty." : "Queue empty.");
        }
        version += take ? 1 : 0;
        return (take ? items.removeFirst() : items.getFirst()).orElse(null);
    }

    @Override
    public void clear() {
        items.clear();
        version++;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return new Watched(items.stream().map(each -> each.orElse(null)).iterator()) {
            @Override
            int version() {
                return version;
            }
        };
    }
}
