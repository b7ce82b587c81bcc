package io.holdfast.model;

import java.util.Locale;
import java.util.Objects;

/**
 * Names one API Management service: an ARM resource in a resource group of a subscription.
 *
 * <p>ARM compares ids without regard to case, so two ids that differ only in case are equal; {@link #toString} keeps
 * the spelling that was given.
 *
 * @param subscriptionId the ARM subscription, a GUID
 * @param resourceGroup the resource group's name
 * @param name the service's name, 1 to 50 characters, unique in the deployment
 */
public record ServiceId(String subscriptionId, String resourceGroup, String name) {

    /** The ARM type of a service. */
    public static final String TYPE = "Microsoft.ApiManagement/service";

    public ServiceId {
        Objects.requireNonNull(subscriptionId, "subscriptionId");
        Objects.requireNonNull(resourceGroup, "resourceGroup");
        Objects.requireNonNull(name, "name");
    }

    /** Whether it lies in that resource group. */
    public boolean isIn(String subscription, String group) {
        return Names.same(subscriptionId, subscription) && Names.same(resourceGroup, group);
    }

    /** The same for all spellings of one id. */
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceId that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** The full ARM id, without a trailing slash. */
    @Override
    public String toString() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup + "/providers/" + TYPE + "/"
                + name;
    }
}
