package io.holdfast.entities;

import io.holdfast.arm.resource.DefaultContent;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.identity.Authorizer;
import io.holdfast.model.Catalog;
import io.holdfast.store.Store;
import java.time.Clock;

/** Where the child resources begin. */
public final class Entities {

    private static final Authorizer NOBODY = (principal, action, scope) -> false;

    private Entities() {}

    /** The child resources of all services in {@code store}, where nothing refers to key vaults and nobody has a role. */
    public static ServiceResources resources(Store store, EntitySettings settings, Clock clock) {
        return resources(store, settings, KeyVaults.NONE, RoleResources.NONE, NOBODY, clock);
    }

    /**
     * The child resources of all services in {@code store}.
     *
     * @param roles those at them; they are forgotten with what is deleted
     * @param authorizer knows who may list secrets
     */
    public static ServiceResources resources(
            Store store,
            EntitySettings settings,
            KeyVaults vaults,
            RoleResources roles,
            Authorizer authorizer,
            Clock clock) {
        Catalog catalog = Catalog.load();
        return new EntityResources(
                store,
                new HookContext(
                        catalog,
                        new ResourceReferences(catalog),
                        new Downloads(settings),
                        UniqueValues.of(store),
                        new SecretReferences(store, vaults, clock),
                        store.quotas(),
                        clock),
                roles,
                authorizer);
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
