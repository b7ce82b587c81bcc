package io.holdfast.usage.quota;

import io.holdfast.usage.CounterName;

/**
 * What is counted together.
 *
 * @param service whose counter it is: the key of its id
 * @param scope what of a subscription is counted; empty for a counter by key, {@code shared} for one of several keys
 * @param counter at most {@link CounterName#MOST} characters: the subscription, or the key of a policy
 */
public record QuotaKey(String service, String scope, String counter) {

    private static final String SHARED = "shared";

    public QuotaKey {
        counter = CounterName.of(counter);
    }

    /** The one that keys share for which there is no room. */
    QuotaKey shared() {
        return new QuotaKey(service, SHARED, scope);
    }

    boolean isShared() {
        return scope.equals(SHARED);
    }
}
