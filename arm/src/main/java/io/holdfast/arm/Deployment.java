package io.holdfast.arm;

import java.util.List;

/**
 * Who a deployment is.
 *
 * @param tenantId the tenant that callers come from
 * @param subscriptions the ARM subscriptions that it answers for; at least one
 * @param location where it stands, as in {@code eastus}
 */
public record Deployment(String tenantId, List<Subscription> subscriptions, String location) {

    public Deployment {
        subscriptions = List.copyOf(subscriptions);
        if (subscriptions.isEmpty()) {
            throw new IllegalArgumentException("a deployment needs at least one ARM subscription");
        }
    }

    /** An ARM subscription. */
    public record Subscription(String id, String name) {}
}
