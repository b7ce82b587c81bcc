package io.holdfast.management.service;

import io.holdfast.management.ManagementParts;
import io.holdfast.recovery.schedule.StorageUse;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** What a service depends on: the database, a token issuer if one is configured, the storage that backup policies name. */
final class Dependencies {

    private final ManagementParts parts;

    Dependencies(ManagementParts parts) {
        this.parts = parts;
    }

    List<Dependency> of(Service service) {
        var found = new ArrayList<Dependency>();
        Store store = parts.store();
        found.add(new Dependency("database", "SQLDatabase", false, store::check));
        parts.network()
                .issuer()
                .ifPresent(
                        issuer -> found.add(new Dependency(issuer.name(), "AzureActiveDirectory", false, issuer::run)));
        for (StorageUse use : storage(service)) {
            // A service serves without its storage; it is only not backed up.
            found.add(new Dependency(storageName(use), "BlobStorage", true, use.check()::run));
        }
        return found;
    }

    /** None while the database, where policies lie, does not answer; its own check says so. */
    List<StorageUse> storage(Service service) {
        try {
            return parts.policies().storage(service);
        } catch (StoreException e) {
            return List.of();
        }
    }

    /** Of a directory, the account's own name. */
    private static String storageName(StorageUse use) {
        String host = use.endpoint().getHost();
        return host == null ? use.account() : host;
    }
}
