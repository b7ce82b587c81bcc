package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Set;

/** One part of a service's configuration: takes the resource types that it knows. Called by the store's thread only. */
interface Section {

    Set<String> types();

    void put(Resource resource);

    void deleted(ResourceKey key);

    /** The changes of one transaction are all in: brings up to date what requests see. */
    default void settle() {}
}
