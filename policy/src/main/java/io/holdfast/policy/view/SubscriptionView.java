package io.holdfast.policy.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The subscription whose key a call carries.
 *
 * @param name its display name
 * @param key the key that was used
 */
public record SubscriptionView(
        String id,
        String name,
        String key,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable Instant created,
        @Nullable Instant start,
        @Nullable Instant end) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "SubscriptionView[id=" + id + "]";
    }
}
