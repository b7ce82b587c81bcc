package io.holdfast.recovery;

import io.holdfast.archive.ArchiveWriter;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKey;
import io.holdfast.model.Catalog;
import io.holdfast.store.Snapshot;
import io.holdfast.store.Store;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Carries a backup out: one consistent snapshot, streamed into a blob that appears at the very end. */
record BackupRun(RecoverySettings settings, Store store, Catalog catalog, Optional<RecoveryKey> key, Clock clock) {

    private static final int BUFFER = 1 << 16;

    RunResult run(ServiceFacts facts, BackupVault vault, BackupLocation location, RunControl control)
            throws IOException, RefusedException {
        long start = System.nanoTime();
        try (Snapshot snapshot = store.configuration(facts.id()).snapshot();
                BlobWriter blob = vault.write(location.containerName(), location.backupName())) {
            BackupPlan plan = BackupPlan.of(catalog, snapshot.types());
            control.expect(plan.types().stream()
                    .mapToLong(type -> snapshot.count(type, null))
                    .sum());
            // Not closed: closing is the blob's matter, and what is buffered must not reach it after a failure.
            var buffered = new BufferedOutputStream(blob, BUFFER);
            Manifest manifest = write(buffered, header(facts, snapshot), snapshot, plan, control);
            buffered.flush();
            control.check();
            blob.commit(BlobFacts.of(manifest));
            return RunResult.backedUp(manifest, plan, System.nanoTime() - start);
        }
    }

    private Manifest write(
            BufferedOutputStream out,
            ArchiveWriter.Header header,
            Snapshot snapshot,
            BackupPlan plan,
            RunControl control)
            throws IOException {
        try (var writer = new ArchiveWriter(out, header, key)) {
            for (String type : plan.types()) {
                writer.begin(type);
                snapshot.<IOException>scan(type, null, resource -> {
                    writer.add(resource);
                    control.step();
                });
            }
            return writer.finish();
        }
    }

    private ArchiveWriter.Header header(ServiceFacts facts, Snapshot snapshot) {
        Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var source = new Manifest.Source(
                facts.id().toString(), facts.id().name(), facts.location(), facts.sku(), snapshot.sequence());
        return new ArchiveWriter.Header(settings.productVersion(), source, created, created.plus(settings.validity()));
    }
}
