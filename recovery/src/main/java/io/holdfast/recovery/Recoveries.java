package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKey;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.Store;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageAccounts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The one implementation of {@link Recovery}: checks what can be checked at once, then lets a run do the rest. */
public final class Recoveries implements Recovery {

    private final Store store;
    private final Catalog catalog;
    private final StorageDoor door;
    private final BackupRun backups;
    private final RestoreRun restores;
    private final ArchiveChecks checks;
    private final RecoveryKeys keys;
    private final BackupRecords records;
    private final BackupCatalogue catalogue;
    private final Clock clock;
    private final Runs runs;
    private final RunStarter starter;
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
        this.starter = new RunStarter(store, runs);
        this.checks = new ArchiveChecks(restores, records, store.operations(), keys, clock);
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
        ServiceFacts facts = starter.free(id);
        facts.refuseBackupUnlessSupported();
        DataClasses.of(catalog, options.leaveOut());
        Inclusions.of(catalog, options.include());
        BackupVault vault = door.forBackup(location);
        return starter.start(facts, Kind.BACKUP, vault, location, (job, control) -> {
            long start = System.nanoTime();
            Manifest manifest = backups.run(facts, options, vault, location, control);
            // What stood under that name was another archive.
            ProofBlobs.remove(vault, location.containerName(), location.backupName());
            records.made(id, location, manifest, options.policy());
            succeed(job, new RunOutcome.BackedUp(ManifestFacts.of(manifest), RestoreRun.since(start)));
        });
    }

    @Override
    public LongRunningOperation restore(
            ServiceId id, BackupLocation location, RestoreOptions options, RestoreRights rights) {
        ServiceFacts facts = starter.free(id);
        DataClasses.of(catalog, options.leaveOut());
        return starter.start(
                facts,
                Kind.RESTORE,
                door.forRestore(location),
                location,
                (job, control) -> restores.restore(job, options, rights, control));
    }

    @Override
    public LongRunningOperation preview(
            ServiceId id, BackupLocation location, RestoreOptions options, PreviewOptions shown, RestoreRights rights) {
        ServiceFacts facts = starter.facts(id);
        DataClasses.of(catalog, options.leaveOut());
        return starter.start(facts, Kind.PREVIEW, door.forRestore(location), location, (job, control) -> {
            RunOutcome.Previewed found = restores.preview(job, options, shown, rights, control);
            control.pointOfNoReturn();
            succeed(job, found);
        });
    }

    private void succeed(RestoreRun.Job job, RunOutcome.Succeeded outcome) {
        store.operations().succeed(job.operation(), OutcomeWriter.write(outcome));
    }

    @Override
    public LongRunningOperation verify(ServiceId id, BackupLocation location) {
        return starter.start(starter.facts(id), Kind.VERIFY, door.forRestore(location), location, checks::verify);
    }

    @Override
    public LongRunningOperation prove(ServiceId id, BackupLocation location) {
        return starter.start(starter.facts(id), Kind.PROVE, door.forRestore(location), location, checks::prove);
    }

    @Override
    public Undone undo(ServiceId id, RestoreRights rights) {
        return new Undo(store).of(id, rights);
    }

    @Override
    public List<KnownBackup> knownBackups(ServiceId id) {
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

    @Override
    public Optional<List<PlannedChange>> planPage(String operation, int number) {
        return PlanPages.read(store.records(), operation, number);
    }

    @Override
    public void onEnd(Consumer<LongRunningOperation> listener) {
        runs.onEnd(listener);
        store.operations().onInterrupted(listener);
    }

    @Override
    public Optional<RunProgress> progress(String operation) {
        return runs.progress(operation);
    }

    @Override
    public Optional<RecoveryRun> run(String operation) {
        return store.operations().find(operation).map(this::seen);
    }

    @Override
    public List<RecoveryRun> runs(ServiceId service, int most) {
        return store.operations().newest(service, most).stream().map(this::seen).toList();
    }

    private RecoveryRun seen(LongRunningOperation operation) {
        return RecoveryRun.of(operation, runs.progress(operation.id()), clock.instant());
    }

    @Override
    public Optional<RecoveryRun> cancel(String operation, String by) {
        return runs.cancel(operation, by).map(this::seen);
    }

    @Override
    public void close() {
        upkeep.close();
        runs.close();
    }
}
