package io.holdfast.bench;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.Recoveries;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.ReferenceCheck;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is measured: recovery on a store of its own. A directory in the store's data directory is the storage account. */
final class RecoveryRoom implements AutoCloseable {

    private static final String ACCOUNT_KEY = "YmVuY2gta2V5";

    private final Path storage;
    private final Store store;
    private final Recovery recovery;

    RecoveryRoom(StoreSettings settings, ReferenceCheck references) {
        storage = settings.dataDirectory().resolve("storage");
        store = Stores.open(settings);
        recovery = Recoveries.create(
                new RecoverySettings("bench", true),
                store,
                Catalog.load(),
                new StorageAccounts(
                        Map.of("local", new StorageAccounts.Account(storage.toUri(), Optional.of(ACCOUNT_KEY)))),
                RecoveryKeys.generate(),
                references,
                Clock.systemUTC());
    }

    /** A new service that is empty. */
    ServiceId create(String name) {
        return StoredServices.create(store, name);
    }

    /** Makes these the resources of the service, one at a time, whatever it had before. */
    void fill(ServiceId service, Iterable<Resource> rows) {
        StoredServices.fill(store, service, rows);
    }

    Recovery recovery() {
        return recovery;
    }

    /** Where the one backup of the service lies. */
    BackupLocation backup(ServiceId service) {
        return new BackupLocation("local", service.name(), "backup", new StorageAccess.AccessKey(ACCOUNT_KEY));
    }

    /** How many bytes that backup has. */
    long stored(ServiceId service) {
        try (Stream<Path> files = Files.walk(storage.resolve(service.name()))) {
            return files.map(Path::toFile)
                    .filter(file -> file.isFile())
                    .mapToLong(file -> file.length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits without asking the database, which would be asked at the expense of what is measured. */
    LongRunningOperation end(LongRunningOperation operation) throws InterruptedException {
        while (recovery.progress(operation.id()).isPresent()) {
            Thread.sleep(1);
        }
        LongRunningOperation ended = store.operations().find(operation.id()).orElseThrow();
        if (ended.state() != LongRunningOperation.State.SUCCEEDED) {
            throw new IllegalStateException(ended.kind() + " failed: " + ended.errorMessage());
        }
        return ended;
    }

    @Override
    public void close() {
        recovery.close();
        store.close();
    }
}
