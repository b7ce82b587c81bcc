package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;

/** One committed change of a service's configuration; {@code sequence} only grows within a service. */
public sealed interface Change {

    long sequence();

    ResourceKey key();

    record Put(long sequence, Resource resource) implements Change {
        @Override
        public ResourceKey key() {
            return resource.key();
        }
    }

    /** The resource is gone. What lay below it has a {@code Deleted} of its own, before this one. */
    record Deleted(long sequence, ResourceKey key) implements Change {}
}
