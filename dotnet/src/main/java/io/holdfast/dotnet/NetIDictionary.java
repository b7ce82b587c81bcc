package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** {@code IDictionary<TKey, TValue>}: also of a JObject. */
public interface NetIDictionary extends NetReadOnlyDictionary {

    /** Puts it in, or in the place of what was there. */
    void put(Work work, @Nullable Object key, @Nullable Object value);

    /** @throws NetException if the key is there */
    void addKey(Work work, @Nullable Object key, @Nullable Object value);

    /** Whether it was there. */
    boolean removeKey(@Nullable Object key);
}
