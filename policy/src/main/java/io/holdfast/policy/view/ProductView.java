package io.holdfast.policy.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param id without workspace
 * @param name its display name
 * @param subscriptionLimit how many subscriptions a user may have; null for any number
 * @param apis the ids of its APIs
 * @param workspace the id of its workspace, or null
 */
public record ProductView(
        String id,
        String name,
        boolean published,
        boolean approvalRequired,
        boolean subscriptionRequired,
        @Nullable Integer subscriptionLimit,
        List<GroupView> groups,
        List<String> apis,
        @Nullable String workspace) {}
