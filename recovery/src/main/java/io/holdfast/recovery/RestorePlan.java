package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.time.Instant;
import java.util.List;

/**
 * What a restore is going to do, decided from the manifest alone, before anything is touched.
 *
 * @param types what the archive holds, in its order
 * @param kept the types that no backup holds: the service keeps its own
 */
record RestorePlan(Manifest manifest, List<String> types, List<String> kept) {

    /**
     * Decides.
     *
     * @throws RefusedException when a rule forbids the restore
     */
    static RestorePlan of(
            Manifest manifest, ServiceFacts target, Catalog catalog, Instant now, RecoverySettings settings)
            throws RefusedException {
        if (!manifest.source().sku().equalsIgnoreCase(target.sku())) {
            throw new RefusedException("current SKU is '" + target.sku() + "', backup SKU is '"
                    + manifest.source().sku() + "'");
        }
        if (now.isAfter(manifest.expires())) {
            throw new RefusedException("backup expired");
        }
        if (settings.encrypted() && manifest.sealingKey().isEmpty()) {
            // Else whoever can write to the container could put a configuration of his own in place of a sealed one.
            throw new RefusedException("the backup is not sealed with a recovery key, so nobody can tell who wrote it;"
                    + " set recovery.encryption to off to restore it all the same");
        }
        for (Manifest.Entry entry : manifest.entries()) {
            if (!catalog.type(entry.type())
                    .map(type -> type.stored() && type.backedUp())
                    .orElse(false)) {
                throw new RefusedException("the backup holds resources of type '" + entry.type()
                        + "', which this version does not restore; use Holdfast " + manifest.productVersion()
                        + " or newer");
            }
        }
        return new RestorePlan(
                manifest,
                manifest.entries().stream().map(Manifest.Entry::type).toList(),
                catalog.types().stream()
                        .filter(type -> !type.backedUp())
                        .map(ResourceType::name)
                        .toList());
    }
}
