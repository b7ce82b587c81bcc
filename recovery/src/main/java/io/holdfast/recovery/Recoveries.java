package io.holdfast.recovery;

import io.holdfast.archive.RecoveryKey;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageAccounts;
import java.time.Clock;
import java.util.Optional;

/** The one implementation of {@link Recovery}: checks what can be checked at once, then lets a run do the rest. */
public final class Recoveries implements Recovery {

    private final Store store;
    private final StorageDoor door;
    private final BackupRun backups;
    private final RestoreRun restores;
    private final Runs runs;

    private Recoveries(Store store, StorageDoor door, BackupRun backups, RestoreRun restores) {
        this.store = store;
        this.door = door;
        this.backups = backups;
        this.restores = restores;
        this.runs = new Runs(store);
    }

    /**
     * @param keys the first seals new archives, if the settings want that; all open
     * @param clock tells when a backup was made and whether one has expired
     */
    public static Recovery create(
            RecoverySettings settings,
            Store store,
            Catalog catalog,
            StorageAccounts accounts,
            RecoveryKeys keys,
            Clock clock) {
        return create(settings, store, catalog, new StorageDoor(accounts::open), keys, clock);
    }

    static Recovery create(
            RecoverySettings settings, Store store, Catalog catalog, StorageDoor door, RecoveryKeys keys, Clock clock) {
        Optional<RecoveryKey> sealing = settings.encrypted() ? Optional.of(keys.sealing()) : Optional.empty();
        return new Recoveries(
                store,
                door,
                new BackupRun(settings, store, catalog, sealing, clock),
                new RestoreRun(settings, store, catalog, keys, clock));
    }

    @Override
    public LongRunningOperation backup(ServiceId id, BackupLocation location) {
        ServiceFacts facts = facts(id);
        facts.refuseBackupUnlessSupported();
        BackupVault vault = door.forBackup(location);
        return start(id, Kind.BACKUP, vault, (operation, control) -> {
            RunResult result = backups.run(facts, vault, location, control);
            store.operations().succeed(operation, result.json());
        });
    }

    @Override
    public LongRunningOperation restore(ServiceId id, BackupLocation location) {
        ServiceFacts facts = facts(id);
        BackupVault vault = door.forRestore(location);
        return start(
                id,
                Kind.RESTORE,
                vault,
                (operation, control) -> restores.run(facts, operation, vault, location, control));
    }

    /** What a service is like now; nobody needs to touch storage when another operation holds it anyway. */
    private ServiceFacts facts(ServiceId id) {
        Service service = store.service(id).orElseThrow(() -> new ServiceNotFoundException(id));
        if (service.activeOperation() != null) {
            throw new ServiceLockedException(id);
        }
        return ServiceFacts.of(service);
    }

    private interface Work {
        void run(LongRunningOperation operation, RunControl control) throws Exception;
    }

    private LongRunningOperation start(ServiceId id, Kind kind, BackupVault vault, Work work) {
        LongRunningOperation operation;
        try {
            operation = store.operations().begin(id, kind);
        } catch (RuntimeException e) {
            vault.close();
            throw e;
        }
        runs.start(operation, control -> {
            try (vault) {
                work.run(operation, control);
            }
        });
        return operation;
    }

    @Override
    public Optional<Progress> progress(String operation) {
        return runs.progress(operation);
    }

    @Override
    public void close() {
        runs.close();
    }
}
