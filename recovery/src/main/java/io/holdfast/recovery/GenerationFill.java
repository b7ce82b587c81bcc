package io.holdfast.recovery;

import io.holdfast.archive.ArchiveException;
import io.holdfast.archive.ArchiveReader;
import io.holdfast.archive.ConfigurationDigest;
import io.holdfast.model.Catalog;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.Reader;
import java.io.IOException;

/**
 * Fills a new generation with what a service will have after a restore, and checks that the database has it. A restore, a
 * preview and a proof do exactly this; only the restore then switches.
 */
final class GenerationFill {

    private final Catalog catalog;
    private final RestorePlan plan;
    private final ArchiveReader archive;
    private final Reader live;
    private final RunControl control;

    GenerationFill(Catalog catalog, RestorePlan plan, ArchiveReader archive, Reader live, RunControl control) {
        this.catalog = catalog;
        this.plan = plan;
        this.archive = archive;
        this.live = live;
        this.control = control;
    }

    /**
     * What was done.
     *
     * @param restored resources that came from the archive
     * @param kept resources that the service keeps
     * @param corrections what became of references to what was left out
     */
    record Filled(long restored, long kept, RestoreTransformations transformations, ReferenceCorrections corrections) {}

    Filled into(GenerationWriter generation) throws IOException, RefusedException {
        control.expect(plan.manifest().records());
        var transformations = new RestoreTransformations(catalog, plan, live);
        var digest = new ConfigurationDigest();
        boolean verbatim = plan.verbatim();
        ReadAhead.read(archive, control, resource -> {
            if (plan.taken().contains(resource.key().type())) {
                var changed = verbatim ? resource : transformations.apply(resource);
                generation.add(changed);
                if (!verbatim) {
                    digest.add(changed);
                }
            }
            control.step();
        });
        control.checking();
        transformations.demandAllUsed();
        long kept = keep(generation);
        long written = generation.complete();
        verify(written - kept, verbatim ? plan.manifest().digest() : digest.finish(), generation.read());
        var corrections = new ReferenceCorrections(catalog, plan);
        corrections.apply(generation);
        return new Filled(
                written - kept - corrections.removedOf(plan.taken()),
                kept - corrections.removedOf(plan.kept()),
                transformations,
                corrections);
    }

    /** Carries over what stays the service's own. Nothing can write to the live configuration during a restore. */
    private long keep(GenerationWriter generation) {
        long kept = 0;
        for (String type : plan.kept()) {
            live.<RuntimeException>scan(type, null, resource -> {
                generation.add(resource);
                control.check();
            });
            kept += live.count(type, null);
        }
        return kept;
    }

    /** Reads back what the database has, because it is what the service will live on. */
    private void verify(long written, String digest, Reader reader) throws ArchiveException {
        long expected = plan.manifest().entries().stream()
                .filter(entry -> plan.taken().contains(entry.type()))
                .mapToLong(entry -> entry.records())
                .sum();
        if (written != expected) {
            throw new ArchiveException(
                    "the database has " + written + " resources instead of the " + expected + " of the backup");
        }
        if (!ServiceDigest.of(plan.taken(), reader).equals(digest)) {
            throw new ArchiveException("what the database has is not what the backup holds: the digests differ");
        }
    }
}
