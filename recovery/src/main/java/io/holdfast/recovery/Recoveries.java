package io.holdfast.recovery;

import io.holdfast.archive.BackupProof;
import io.holdfast.archive.Manifest;
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
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one implementation of {@link Recovery}: checks what can be checked at once, then lets a run do the rest. */
public final class Recoveries implements Recovery {

    /** How many runs that hold nothing a service may have at once in this process. */
    static final int MOST_BESIDE = 4;

    private final Store store;
    private final Catalog catalog;
    private final StorageDoor door;
    private final BackupRun backups;
    private final RestoreRun restores;
    private final RecoveryKeys keys;
    private final BackupRecords records;
    private final BackupCatalogue catalogue;
    private final Clock clock;
    private final Runs runs;
    private final Upkeep upkeep;

    private Recoveries(
            Store store,
            Catalog catalog,
            StorageDoor door,
            BackupRun backups,
            RestoreRun restores,
            RecoveryKeys keys,
            Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.door = door;
        this.backups = backups;
        this.restores = restores;
        this.keys = keys;
        this.records = new BackupRecords(store.records());
        this.catalogue = new ContainerCatalogue(door, keys, records, clock);
        this.clock = clock;
        this.runs = new Runs(store);
        this.upkeep = new Upkeep(store, clock);
    }

    /**
     * @param keys the first seals new archives, if the settings want that; all open
     * @param references what previews find dangling references with
     * @param clock tells when a backup was made and whether one has expired
     */
    public static Recovery create(
            RecoverySettings settings,
            Store store,
            Catalog catalog,
            StorageAccounts accounts,
            RecoveryKeys keys,
            ReferenceCheck references,
            Clock clock) {
        return create(settings, store, catalog, new StorageDoor(accounts::open), keys, references, clock);
    }

    static Recovery create(
            RecoverySettings settings,
            Store store,
            Catalog catalog,
            StorageDoor door,
            RecoveryKeys keys,
            ReferenceCheck references,
            Clock clock) {
        Optional<RecoveryKey> sealing = settings.encrypted() ? Optional.of(keys.sealing()) : Optional.empty();
        return new Recoveries(
                store,
                catalog,
                door,
                new BackupRun(settings, store, catalog, sealing, clock),
                new RestoreRun(settings, store, catalog, keys, references, clock),
                keys,
                clock);
    }

    @Override
    public LongRunningOperation backup(ServiceId id, BackupLocation location, BackupOptions options) {
        ServiceFacts facts = free(id);
        facts.refuseBackupUnlessSupported();
        DataClasses.of(catalog, options.leaveOut());
        Inclusions.of(catalog, options.include());
        BackupVault vault = door.forBackup(location);
        return start(facts, Kind.BACKUP, vault, location, (job, control) -> {
            long start = System.nanoTime();
            Manifest manifest = backups.run(facts, options, vault, location, control);
            // What stood under that name was another archive.
            ProofBlobs.remove(vault, location.containerName(), location.backupName());
            records.made(id, location, manifest, options.policy());
            store.operations()
                    .succeed(job.operation(), RunResult.of(manifest, start).json());
        });
    }

    @Override
    public LongRunningOperation restore(
            ServiceId id, BackupLocation location, RestoreOptions options, RestoreRights rights) {
        ServiceFacts facts = free(id);
        DataClasses.of(catalog, options.leaveOut());
        return start(
                facts,
                Kind.RESTORE,
                door.forRestore(location),
                location,
                (job, control) -> restores.restore(job, options, rights, control));
    }

    @Override
    public LongRunningOperation preview(
            ServiceId id, BackupLocation location, RestoreOptions options, PreviewOptions shown, RestoreRights rights) {
        ServiceFacts facts = facts(id);
        DataClasses.of(catalog, options.leaveOut());
        return start(facts, Kind.PREVIEW, door.forRestore(location), location, (job, control) -> {
            RunResult result = restores.preview(job, options, shown, rights, control);
            control.pointOfNoReturn();
            store.operations().succeed(job.operation(), result.json());
        });
    }

    @Override
    public LongRunningOperation verify(ServiceId id, BackupLocation location) {
        return check(id, location, Kind.VERIFY, "verified", restores::verify);
    }

    @Override
    public LongRunningOperation prove(ServiceId id, BackupLocation location) {
        return check(id, location, Kind.PROVE, "proven", restores::prove);
    }

    private interface Reading {
        Manifest run(RestoreRun.Job job, RunControl control) throws Exception;
    }

    private LongRunningOperation check(ServiceId id, BackupLocation location, Kind kind, String word, Reading reading) {
        return start(facts(id), kind, door.forRestore(location), location, (job, control) -> {
            long start = System.nanoTime();
            Manifest manifest = reading.run(job, control);
            double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
            control.pointOfNoReturn();
            Instant now = clock.instant();
            records.checked(id, location, manifest, word, now, seconds);
            RunResult result = RunResult.of(manifest, start);
            store.operations()
                    .succeed(
                            job.operation(),
                            (kind == Kind.PROVE ? result.proof(keep(job, manifest, now, seconds)) : result).json());
        });
    }

    /** Beside the backup, where a standby sees it that never knew the backup. False if it is known here only. */
    private boolean keep(RestoreRun.Job job, Manifest manifest, Instant when, double seconds) {
        String container = job.location().containerName();
        String name = job.location().backupName();
        long length;
        try (BlobReader blob = job.vault().read(container, name)) {
            length = blob.length();
        } catch (StorageException e) {
            return false; // removed or replaced meanwhile: there is nothing to lie beside
        }
        return BackupProof.of(name, manifest, length, when, seconds, keys)
                .filter(proof -> ProofBlobs.put(job.vault(), container, name, proof))
                .isPresent();
    }

    @Override
    public Service undo(ServiceId id, RestoreRights rights) {
        return new Undo(store).of(id, rights);
    }

    @Override
    public List<ObjectNode> knownBackups(ServiceId id) {
        return records.of(id);
    }

    @Override
    public List<String> keys() {
        return keys.all().stream().map(RecoveryKey::fingerprint).toList();
    }

    @Override
    public boolean opens(Optional<String> sealingKey) {
        return keys.opens(sealingKey);
    }

    @Override
    public void forget(BackupLocation location) {
        records.forget(location);
    }

    @Override
    public BackupCatalogue catalogue() {
        return catalogue;
    }

    /** What a service is like now; nobody needs to touch storage when another operation holds it anyway. */
    private ServiceFacts free(ServiceId id) {
        Service service = service(id);
        if (service.activeOperation() != null) {
            throw new ServiceLockedException(id);
        }
        return ServiceFacts.of(service);
    }

    private ServiceFacts facts(ServiceId id) {
        return ServiceFacts.of(service(id));
    }

    private Service service(ServiceId id) {
        return store.service(id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    private interface Work {
        void run(RestoreRun.Job job, RunControl control) throws Exception;
    }

    private LongRunningOperation start(
            ServiceFacts facts, Kind kind, BackupVault vault, BackupLocation location, Work work) {
        LongRunningOperation operation;
        try {
            // Previews and proofs each write a whole configuration aside; more at once would only fill the disk.
            if (!kind.holdsService() && runs.beside(facts.id()) >= MOST_BESIDE) {
                throw new ServiceLockedException(facts.id());
            }
            operation = store.operations().begin(facts.id(), kind, Initiator.current());
        } catch (RuntimeException e) {
            vault.close();
            throw e;
        }
        runs.start(operation, control -> {
            try (vault) {
                work.run(new RestoreRun.Job(facts, operation, vault, location), control);
            }
        });
        return operation;
    }

    @Override
    public Optional<ArrayNode> planPage(String operation, int number) {
        return PlanPages.read(store.records(), operation, number);
    }

    @Override
    public void onEnd(Consumer<LongRunningOperation> listener) {
        runs.onEnd(listener);
        store.operations().onInterrupted(listener);
    }

    @Override
    public Optional<Progress> progress(String operation) {
        return runs.progress(operation);
    }

    @Override
    public Progress progress(LongRunningOperation operation) {
        return runs.progress(operation.id())
                .orElseGet(() -> Progress.parse(operation.course().progress()));
    }

    @Override
    public Optional<LongRunningOperation> cancel(String operation, String by) {
        return runs.cancel(operation, by);
    }

    @Override
    public void close() {
        upkeep.close();
        runs.close();
    }
}
