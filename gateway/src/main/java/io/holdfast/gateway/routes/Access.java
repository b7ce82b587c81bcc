package io.holdfast.gateway.routes;

import org.jspecify.annotations.Nullable;

/** Whether a request may pass, by its subscription key. */
public sealed interface Access {

    /**
     * @param product the product in whose context the call is made, or null
     * @param subscription that of its key, or null if the call is made without one
     */
    record Granted(@Nullable String product, @Nullable Subscription subscription) implements Access {}

    record KeyMissing() implements Access {}

    record KeyInvalid() implements Access {}
}
