package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** {@code IList<T>} and {@code IReadOnlyList<T>}: also of an array, a JArray. What can't be changed keeps the defaults. */
public interface NetIList extends NetCollection {

    /** @throws NetException if there is no such index */
    @Nullable
    Object get(int index);

    /** @throws NetException if there is no such index */
    default void set(int index, @Nullable Object value) {
        throw NetCollection.readOnly();
    }

    default void insert(Work work, int index, @Nullable Object value) {
        throw NetCollection.readOnly();
    }

    default void removeAt(int index) {
        throw NetCollection.readOnly();
    }

    /** -1 if it is not there. */
    default int indexOf(@Nullable Object value) {
        for (int i = 0; i < count(); i++) {
            if (Values.equals(get(i), value)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default boolean contains(@Nullable Object value) {
        return indexOf(value) >= 0;
    }
}
