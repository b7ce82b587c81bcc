package io.holdfast.recovery;

import io.holdfast.archive.ArchiveWriter;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKey;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceNotFoundException;
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

    Manifest run(
            ServiceFacts facts, BackupOptions options, BackupVault vault, BackupLocation location, RunControl control)
            throws IOException, RefusedException {
        DataClasses left = DataClasses.of(catalog, options.leaveOut());
        Service service = store.service(facts.id()).orElseThrow(() -> new ServiceNotFoundException(facts.id()));
        try (Snapshot snapshot = store.configuration(facts.id()).snapshot();
                BlobWriter blob = vault.write(location.containerName(), location.backupName())) {
            BackupPlan plan = BackupPlan.of(catalog, Inclusions.of(catalog, options.include()), snapshot.types(), left);
            control.expect(plan.types().stream()
                    .mapToLong(type -> snapshot.count(type, null))
                    .sum());
            LossReport losses = LossReport.of(
                    service,
                    snapshot,
                    catalog,
                    plan,
                    store.quotas().size(facts.id().key()));
            // Not closed: closing is the blob's matter, and what is buffered must not reach it after a failure.
            var buffered = new BufferedOutputStream(blob, BUFFER);
            Manifest manifest = write(buffered, header(facts, snapshot, plan, losses), snapshot, plan, control);
            buffered.flush();
            // Storage may take its time, and until everything is there somebody may cancel.
            blob.prepare();
            control.pointOfNoReturn();
            blob.commit(BlobFacts.from(manifest, options.policy()).metadata());
            return manifest;
        }
    }

    private Manifest write(
            BufferedOutputStream out,
            ArchiveWriter.Header header,
            Snapshot snapshot,
            BackupPlan plan,
            RunControl control)
            throws IOException {
        boolean bare = plan.left().secrets();
        try (var writer = new ArchiveWriter(out, header, key)) {
            for (String type : plan.types()) {
                writer.begin(type);
                snapshot.<IOException>scan(type, null, resource -> {
                    writer.add(bare ? withoutSecrets(resource) : resource);
                    control.step();
                });
            }
            return writer.finish();
        }
    }

    private static Resource withoutSecrets(Resource resource) {
        return resource.secrets() == null
                ? resource
                : new Resource(
                        resource.key(),
                        resource.path(),
                        resource.etag(),
                        resource.created(),
                        resource.modified(),
                        resource.document(),
                        null);
    }

    private ArchiveWriter.Header header(ServiceFacts facts, Snapshot snapshot, BackupPlan plan, LossReport losses) {
        Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var source = new Manifest.Source(
                facts.id().toString(),
                facts.id().name(),
                facts.location(),
                facts.sku(),
                snapshot.sequence(),
                Optional.of(DeploymentId.of(store.records())));
        return new ArchiveWriter.Header(
                settings.productVersion(),
                source,
                created,
                created.plus(settings.validity()),
                plan.left().names(),
                losses.counts());
    }
}
