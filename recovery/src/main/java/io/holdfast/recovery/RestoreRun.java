package io.holdfast.recovery;

import io.holdfast.archive.ArchiveReader;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.RunOutcome.Previewed;
import io.holdfast.recovery.RunOutcome.Restored;
import io.holdfast.store.Configuration;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Reader;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Snapshot;
import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobReader;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a restore, and what goes the same way without its last step. The manifest first, then every record into a
 * generation beside the live one, then a check of what was written; a restore then switches. The switch also ends the
 * long-running operation; until then, whatever happens, the service is as it was.
 */
record RestoreRun(
        RecoverySettings settings,
        Store store,
        Catalog catalog,
        RecoveryKeys keys,
        ReferenceCheck references,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreRun.class);

    /** What a run needs to know. */
    record Job(ServiceFacts facts, LongRunningOperation operation, BackupVault vault, BackupLocation location) {}

    void restore(Job job, RestoreOptions options, RestoreRights rights, RunControl control)
            throws IOException, RefusedException {
        long start = System.nanoTime();
        Configuration live = store.configuration(job.facts().id());
        Optional<String> damage = store.damage(service(job));
        try (BlobReader blob = open(job)) {
            ArchiveReader archive = ArchiveReader.open(new BlobSource(blob), keys);
            RestorePlan plan = plan(archive, job, options, rights).demandAllowed();
            try (GenerationWriter generation = live.newGeneration(job.operation())) {
                Reader kept = damage.isPresent() ? Snapshot.ofNothing(0) : live;
                var filled = new GenerationFill(catalog, plan, archive, kept, control).into(generation);
                remember(job, generation, plan);
                control.pointOfNoReturn();
                var switched = new Restored(
                        facts(plan), RestoreReport.of(plan, filled), since(start), Optional.empty(), damage);
                generation.activate(
                        OutcomeWriter.write(switched), "Restored the backup of " + BackupOrigin.of(plan.manifest()));
                served(job, switched, start);
            }
        }
    }

    /** When the switch returns, the gateway of this node serves what was restored: until then callers have waited. */
    private void served(Job job, Restored switched, long start) {
        try {
            store.operations().amend(job.operation(), OutcomeWriter.write(switched.served(since(start))));
        } catch (StoreException e) {
            LOG.warn(
                    "how long the restore {} took could not be recorded",
                    job.operation().id(),
                    e);
        }
    }

    /** What a restore would do. Its generation is removed; the service goes on, so its newest changes are not in it. */
    Previewed preview(Job job, RestoreOptions options, PreviewOptions shown, RestoreRights rights, RunControl control)
            throws IOException, RefusedException {
        long start = System.nanoTime();
        Configuration live = store.configuration(job.facts().id());
        try (BlobReader blob = open(job);
                Snapshot snapshot = snapshot(job)) {
            ArchiveReader archive = ArchiveReader.open(new BlobSource(blob), keys);
            RestorePlan plan = plan(archive, job, options, rights);
            if (!plan.readable()) {
                return new Previewed(ManifestFacts.of(plan.manifest()), since(start), plan.checks(), Optional.empty());
            }
            var pages = new PlanPages(store.records(), job.operation().id());
            try (GenerationWriter generation = live.newGeneration(job.operation());
                    pages) {
                var filled = new GenerationFill(catalog, plan, archive, snapshot, control).into(generation);
                var differences = new Differences(shown, pages, control);
                for (String type : catalog.types().stream()
                        .map(described -> described.name())
                        .toList()) {
                    differences.compare(type, snapshot, generation.read());
                }
                var dangling = DanglingSearch.in(generation.read(), references, control);
                DoubledOperations doubled = DoubledOperations.of(generation.read(), control::check);
                var shownPlan = new RestorePreview(
                        RestoreReport.of(plan, filled),
                        differences.counts(),
                        differences.listed(),
                        differences.truncated(),
                        pages.end(),
                        dangling,
                        doubled);
                return new Previewed(facts(plan), since(start), plan.checks(), Optional.of(shownPlan));
            }
        }
    }

    /** Restores everything beside the live configuration and compares it with the digest of its source. */
    Manifest prove(Job job, RunControl control) throws IOException, RefusedException {
        Configuration live = store.configuration(job.facts().id());
        try (BlobReader blob = open(job)) {
            ArchiveReader archive = ArchiveReader.open(new BlobSource(blob), keys);
            RestorePlan plan = RestorePlan.proof(archive.manifest(), catalog).demandAllowed();
            try (GenerationWriter generation = live.newGeneration(job.operation())) {
                new GenerationFill(catalog, plan, archive, live, control).into(generation);
                return archive.manifest();
            }
        }
    }

    /** Reads every byte and checks lengths, counts, digests and records. */
    Manifest verify(Job job, RunControl control) throws IOException {
        try (BlobReader blob = open(job)) {
            ArchiveReader archive = ArchiveReader.open(new BlobSource(blob), keys);
            control.expect(archive.manifest().records());
            archive.<RuntimeException>read(resource -> control.step());
            return archive.manifest();
        }
    }

    /** Nothing, of a configuration that is damaged: a restore over it has nothing to keep. */
    private Snapshot snapshot(Job job) {
        Service service = service(job);
        return store.damage(service).isPresent()
                ? Snapshot.ofNothing(service.sequence())
                : store.configuration(service.id()).snapshot();
    }

    private static ManifestFacts facts(RestorePlan plan) {
        return ManifestFacts.of(plan.manifest()).leavingOut(plan.left().names());
    }

    /** In seconds, to the millisecond. */
    static double since(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    private Service service(Job job) {
        ServiceId id = job.facts().id();
        return store.service(id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    private static BlobReader open(Job job) {
        return job.vault().read(job.location().containerName(), job.location().backupName());
    }

    private RestorePlan plan(ArchiveReader archive, Job job, RestoreOptions options, RestoreRights rights) {
        return RestorePlan.of(archive.manifest(), job.facts(), catalog, clock.instant(), settings, options)
                .checked(service(job), new AcceptedSources(store.records()), catalog, rights);
    }

    private void remember(Job job, GenerationWriter generation, RestorePlan plan) {
        new GenerationOrigins(store).restored(service(job), generation.name(), BackupOrigin.of(plan.manifest()));
    }
}
