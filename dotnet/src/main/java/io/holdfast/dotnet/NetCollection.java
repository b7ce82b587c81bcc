package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** {@code ICollection<T>} and {@code IReadOnlyCollection<T>}: a sequence that knows how many it has. What can't be changed keeps the defaults. */
public interface NetCollection extends NetEnumerable {

    int count();

    default boolean isReadOnly() {
        return true;
    }

    default boolean contains(@Nullable Object value) {
        for (var each = iterator(); each.hasNext(); ) {
            if (Values.equals(each.next(), value)) {
                return true;
            }
        }
        return false;
    }

    default void add(Work work, @Nullable Object value) {
        throw readOnly();
    }

    default boolean remove(@Nullable Object value) {
        throw readOnly();
    }

    default void clear() {
        throw readOnly();
    }

    static NetException readOnly() {
        return new NetException("System.NotSupportedException", "Collection is read-only.");
    }
}
