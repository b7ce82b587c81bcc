package io.holdfast.model.api;

/**
 * Where callers write the key of their subscription.
 *
 * @param header the name of the header field
 * @param query the name of the query parameter; where both are there, the field counts
 */
public record SubscriptionKeyNames(String header, String query) {

    /** Those of every API that names none of its own. */
    public static final SubscriptionKeyNames DEFAULT =
            new SubscriptionKeyNames("Ocp-Apim-Subscription-Key", "subscription-key");
}
