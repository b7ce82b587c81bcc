package io.holdfast.management.support;

import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.KnownBackup;
import io.holdfast.recovery.PlannedChange;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.recovery.RunProgress;
import io.holdfast.recovery.Undone;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Begins operations in a real store, and leaves it to the test to end them. */
public final class FakeRecovery implements Recovery {

    public final List<BackupLocation> asked = new ArrayList<>();
    public final List<BackupOptions> backupOptions = new ArrayList<>();
    public final List<RestoreOptions> restoreOptions = new ArrayList<>();
    public final List<PreviewOptions> previewOptions = new ArrayList<>();
    public final Map<Integer, List<PlannedChange>> planPages = new HashMap<>();
    public final List<KnownBackup> known = new ArrayList<>();
    public final FakeCatalogue catalogue = new FakeCatalogue();
    /** Whether the run goes on although the end of its operation is recorded already. */
    public volatile boolean ending;

    private final Store store;
    private RecoveryRefusedException refusal;

    public FakeRecovery(Store store) {
        this.store = store;
    }

    public void refuseNext(RecoveryRefusal what) {
        refusal = new RecoveryRefusedException(what);
    }

    @Override
    public LongRunningOperation backup(ServiceId service, BackupLocation location, BackupOptions options) {
        backupOptions.add(options);
        return begin(service, location, LongRunningOperation.Kind.BACKUP);
    }

    @Override
    public LongRunningOperation restore(
            ServiceId service, BackupLocation location, RestoreOptions options, RestoreRights rights) {
        restoreOptions.add(options);
        return begin(service, location, LongRunningOperation.Kind.RESTORE);
    }

    @Override
    public LongRunningOperation preview(
            ServiceId service,
            BackupLocation location,
            RestoreOptions options,
            PreviewOptions shown,
            RestoreRights rights) {
        restoreOptions.add(options);
        previewOptions.add(shown);
        return begin(service, location, LongRunningOperation.Kind.PREVIEW);
    }

    @Override
    public Optional<List<PlannedChange>> planPage(String operation, int number) {
        return Optional.ofNullable(planPages.get(number));
    }

    @Override
    public LongRunningOperation verify(ServiceId service, BackupLocation location) {
        return begin(service, location, LongRunningOperation.Kind.VERIFY);
    }

    @Override
    public LongRunningOperation prove(ServiceId service, BackupLocation location) {
        return begin(service, location, LongRunningOperation.Kind.PROVE);
    }

    @Override
    public Undone undo(ServiceId service, RestoreRights rights) {
        return new Undone(store.switchBack(service), Optional.empty());
    }

    @Override
    public List<KnownBackup> knownBackups(ServiceId service) {
        return known;
    }

    @Override
    public List<String> keys() {
        return List.of("0123456789abcdef", "fedcba9876543210");
    }

    @Override
    public boolean opens(Optional<String> sealingKey) {
        return sealingKey.isEmpty() || keys().contains(sealingKey.get());
    }

    @Override
    public void forget(BackupLocation location) {
        known.clear();
    }

    @Override
    public FakeCatalogue catalogue() {
        return catalogue;
    }

    private LongRunningOperation begin(ServiceId service, BackupLocation location, LongRunningOperation.Kind kind) {
        if (refusal != null) {
            var thrown = refusal;
            refusal = null;
            throw thrown;
        }
        asked.add(location);
        return store.operations().begin(service, kind);
    }

    @Override
    public void onEnd(Consumer<LongRunningOperation> listener) {
        // The runs of a test end by hand.
    }

    @Override
    public Optional<RunProgress> progress(String operation) {
        return ending ? Optional.of(new RunProgress(1, 1)) : Optional.empty();
    }

    @Override
    public Optional<RecoveryRun> run(String operation) {
        return store.operations().find(operation).map(this::seen);
    }

    @Override
    public List<RecoveryRun> runs(ServiceId service, int most) {
        return store.operations().newest(service, most).stream().map(this::seen).toList();
    }

    /** Each is at the same point, as another node would tell it. */
    private RecoveryRun seen(LongRunningOperation operation) {
        RecoveryRun run = RecoveryRun.of(operation, progress(operation.id()), Instant.now());
        RunProgress progress = progress(operation.id()).orElse(new RunProgress(30, 120, 45, RunProgress.Phase.COPYING));
        return new RecoveryRun(operation, run.state(), progress, run.seen());
    }

    @Override
    public Optional<RecoveryRun> cancel(String operation, String by) {
        return store.operations().cancel(operation, by).map(this::seen);
    }

    @Override
    public void close() {}
}
