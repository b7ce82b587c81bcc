package io.holdfast.recovery;

import io.holdfast.archive.ArchiveReader;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.store.Configuration;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Store;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobReader;
import java.io.IOException;
import java.time.Clock;

/**
 * Carries a restore out: the manifest first, then every record into a generation beside the live one, then a check of what
 * was written, then one switch. The switch also ends the long-running operation; until then, whatever happens, the service
 * is as it was.
 */
record RestoreRun(RecoverySettings settings, Store store, Catalog catalog, RecoveryKeys keys, Clock clock) {

    void run(
            ServiceFacts facts,
            LongRunningOperation operation,
            BackupVault vault,
            BackupLocation location,
            RunControl control)
            throws IOException, RefusedException {
        long start = System.nanoTime();
        try (BlobReader blob = vault.read(location.containerName(), location.backupName())) {
            ArchiveReader archive = ArchiveReader.open(new BlobSource(blob), keys);
            RestorePlan plan = RestorePlan.of(archive.manifest(), facts, catalog, clock.instant(), settings);
            control.expect(plan.manifest().records());
            Configuration live = store.configuration(facts.id());
            try (GenerationWriter generation = live.newGeneration(operation)) {
                archive.<RuntimeException>read(resource -> {
                    generation.add(resource);
                    control.step();
                });
                long kept = keep(plan, live, generation);
                long written = generation.complete();
                verify(plan, written - kept, generation);
                control.check();
                generation.activate(RunResult.restored(plan, kept, System.nanoTime() - start)
                        .json());
            }
        }
    }

    /** Carries over what no backup holds. Nothing can write to the live configuration meanwhile: the restore holds it. */
    private static long keep(RestorePlan plan, Configuration live, GenerationWriter generation) {
        long kept = 0;
        for (String type : plan.kept()) {
            live.<RuntimeException>scan(type, null, generation::add);
            kept += live.count(type, null);
        }
        return kept;
    }

    /** Reads back what the database has, because it is what the service will live on. */
    private static void verify(RestorePlan plan, long written, GenerationWriter generation) throws RefusedException {
        if (written != plan.manifest().records()) {
            throw new RefusedException("the database has " + written + " resources instead of the "
                    + plan.manifest().records() + " of the backup");
        }
        if (!ServiceDigest.of(plan.types(), generation.read())
                .equals(plan.manifest().digest())) {
            throw new RefusedException("what the database has is not what the backup holds: the digests differ");
        }
    }
}
