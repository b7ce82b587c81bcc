package io.holdfast.service;

import io.holdfast.store.Service;
import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a service depends on: the database, a token issuer if one is configured, the storage that backup policies name. */
final class Dependencies {

    private final Store store;
    private final NetworkParts network;
    private final Function<Service, List<StorageDependency>> storage;

    /** @param storage where the backups of a service go */
    Dependencies(Store store, NetworkParts network, Function<Service, List<StorageDependency>> storage) {
        this.store = store;
        this.network = network;
        this.storage = storage;
    }

    List<Dependency> of(Service service) {
        var found = new ArrayList<Dependency>();
        found.add(new Dependency("database", "SQLDatabase", false, store::check));
        network.issuer()
                .ifPresent(
                        issuer -> found.add(new Dependency(issuer.name(), "AzureActiveDirectory", false, issuer::run)));
        for (StorageDependency use : storage(service)) {
            // A service serves without its storage; it is only not backed up.
            found.add(new Dependency(storageName(use), "BlobStorage", true, use.check()));
        }
        return found;
    }

    /** None while the database, where policies lie, does not answer; its own check says so. */
    List<StorageDependency> storage(Service service) {
        try {
            return storage.apply(service);
        } catch (StoreException e) {
            return List.of();
        }
    }

    /** Of a directory, the account's own name. */
    private static String storageName(StorageDependency use) {
        String host = use.endpoint().getHost();
        return host == null ? use.account() : host;
    }
}
