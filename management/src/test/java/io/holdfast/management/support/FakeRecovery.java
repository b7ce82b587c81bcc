package io.holdfast.management.support;

import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.Progress;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Begins operations in a real store, and leaves it to the test to end them. */
public final class FakeRecovery implements Recovery {

    public final List<BackupLocation> asked = new ArrayList<>();
    public final List<BackupOptions> backupOptions = new ArrayList<>();
    public final List<RestoreOptions> restoreOptions = new ArrayList<>();
    public final List<PreviewOptions> previewOptions = new ArrayList<>();
    public final Map<Integer, ArrayNode> planPages = new HashMap<>();
    public final List<ObjectNode> known = new ArrayList<>();
    public final FakeCatalogue catalogue = new FakeCatalogue();
    /** Whether the run goes on although the end of its operation is recorded already. */
    public volatile boolean ending;

    private final Store store;
    private RecoveryRefusedException refusal;

    public FakeRecovery(Store store) {
        this.store = store;
    }

    public void refuseNext(String code, String message) {
        refusal = new RecoveryRefusedException(code, message);
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
    public Optional<ArrayNode> planPage(String operation, int number) {
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
    public Service undo(ServiceId service, RestoreRights rights) {
        return store.switchBack(service);
    }

    @Override
    public List<ObjectNode> knownBackups(ServiceId service) {
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
    public Optional<Progress> progress(String operation) {
        return ending ? Optional.of(new Progress(1, 1)) : Optional.empty();
    }

    @Override
    public Progress progress(LongRunningOperation operation) {
        return progress(operation.id()).orElse(new Progress(30, 120, 45, "copying"));
    }

    @Override
    public Optional<LongRunningOperation> cancel(String operation, String by) {
        return store.operations().cancel(operation, by);
    }

    @Override
    public void close() {}
}
