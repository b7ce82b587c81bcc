package io.holdfast.recovery;

import io.holdfast.archive.BackupProof;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.recovery.RunOutcome.Proven;
import io.holdfast.recovery.RunOutcome.Succeeded;
import io.holdfast.recovery.RunOutcome.Verified;
import io.holdfast.store.LongRunningOperations;
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** Reads a backup, or restores it on trial, and remembers that it was good. */
record ArchiveChecks(
        RestoreRun restores, BackupRecords records, LongRunningOperations operations, RecoveryKeys keys, Clock clock) {

    void verify(RestoreRun.Job job, RunControl control) throws IOException {
        long start = System.nanoTime();
        Manifest manifest = restores.verify(job, control);
        double seconds = RestoreRun.since(start);
        control.pointOfNoReturn();
        records.checked(job.facts().id(), job.location(), manifest, BackupRecords.VERIFIED, clock.instant(), seconds);
        succeed(job, new Verified(ManifestFacts.of(manifest), RestoreRun.since(start)));
    }

    void prove(RestoreRun.Job job, RunControl control) throws IOException, RefusedException {
        long start = System.nanoTime();
        Manifest manifest = restores.prove(job, control);
        double seconds = RestoreRun.since(start);
        control.pointOfNoReturn();
        Instant now = clock.instant();
        records.checked(job.facts().id(), job.location(), manifest, BackupRecords.PROVEN, now, seconds);
        double total = RestoreRun.since(start);
        succeed(job, new Proven(ManifestFacts.of(manifest), total, keep(job, manifest, now, seconds)));
    }

    private void succeed(RestoreRun.Job job, Succeeded outcome) {
        operations.succeed(job.operation(), OutcomeWriter.write(outcome));
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
}
