package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Set;

/**
 * One part of a service's configuration: takes the resource types that it knows, with their twins in workspaces. Called by the
 * store's thread only. What tables call a resource is unique in the service: {@code echo}, {@code team-a/echo} in a workspace
 * ({@link io.holdfast.model.Space#name}), which {@link ResourceKey#names} and {@link ResourceKey#parent} say without ado.
 */
interface Section {

    Set<String> types();

    /** Types of which only changes count: they are not read when a table is loaded. */
    default Set<String> watched() {
        return Set.of();
    }

    void put(Resource resource);

    void deleted(ResourceKey key);

    /** The changes of one transaction are all in: brings up to date what requests see. */
    default void settle() {}
}
