package io.holdfast.management.entities;

import io.holdfast.management.DefaultContent;
import io.holdfast.management.ServiceResources;
import io.holdfast.model.Catalog;
import io.holdfast.store.Store;
import java.time.Clock;

/** Where the child resources begin. */
public final class Entities {

    private Entities() {}

    /** The child resources of all services in {@code store}, where nothing refers to key vaults. */
    public static ServiceResources resources(Store store, EntitySettings settings, Clock clock) {
        return resources(store, settings, KeyVaults.NONE, clock);
    }

    /** The child resources of all services in {@code store}. */
    public static ServiceResources resources(Store store, EntitySettings settings, KeyVaults vaults, Clock clock) {
        Catalog catalog = Catalog.load();
        return new EntityResources(
                store,
                new Tools(
                        catalog,
                        new References(catalog),
                        new Downloads(settings),
                        UniqueValues.of(store),
                        new SecretReferences(store, vaults, clock),
                        clock));
    }

    /** Reads everything that lies in key vaults anew, each time it is run; to be run every few hours. */
    public static Runnable keyVaultRefresh(Store store, KeyVaults vaults, Clock clock) {
        return new KeyVaultRefresh(store, Catalog.load(), new SecretReferences(store, vaults, clock));
    }

    /** The content of a new service. */
    public static DefaultContent defaultContent(Clock clock) {
        return new StandardContent(Catalog.load(), clock);
    }
}
