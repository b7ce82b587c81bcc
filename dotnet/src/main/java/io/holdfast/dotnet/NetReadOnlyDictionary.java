package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/**
 * {@code IReadOnlyDictionary<TKey, TValue>}: also of a request's headers, of variables. Its elements are {@link NetPair}s.
 * {@link #netType} is a type that reaches {@code IReadOnlyDictionary} with its key and value.
 */
public interface NetReadOnlyDictionary extends NetCollection {

    boolean containsKey(Object key);

    /** @return null if there is none, and if null lies there: {@link #containsKey} tells which */
    @Nullable
    Object find(Object key);

    NetEnumerable keys();

    NetEnumerable values();

    /** @throws NetException if there is none */
    default @Nullable Object get(@Nullable Object key) {
        if (key == null) {
            throw NetException.argumentNull("key");
        }
        Object found = find(key);
        if (found == null && !containsKey(key)) {
            throw keyNotFound();
        }
        return found;
    }

    static NetException keyNotFound() {
        return new NetException(
                "System.Collections.Generic.KeyNotFoundException", "The given key was not present in the dictionary.");
    }
}
