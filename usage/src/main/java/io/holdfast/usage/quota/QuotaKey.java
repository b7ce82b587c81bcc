package io.holdfast.usage.quota;

import io.holdfast.usage.CounterName;

/**
 * What is counted together.
 *
 * @param service whose counter it is: the key of its id
 * @param scope what of a subscription is counted; empty for a counter by key, {@code shared} for one of several keys
 * @param counter the {@linkplain CounterName name} of a subscription or of a key of a policy
 */
public record QuotaKey(String service, String scope, String counter) {

    private static final String SHARED = "shared";

    /** @param key as a policy has it, of any length */
    public static QuotaKey of(String service, String scope, String key) {
        return new QuotaKey(service, scope, CounterName.of(key));
    }

    /** The one that keys share for which there is no room. */
    QuotaKey shared() {
        return new QuotaKey(service, SHARED, scope);
    }

    boolean isShared() {
        return scope.equals(SHARED);
    }
}
