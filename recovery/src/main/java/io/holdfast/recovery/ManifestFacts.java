package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backup says about itself. Where its manifest is not sealed, or the recovery key is not here, whoever wrote the blob chose
 * what it says.
 *
 * @param archiveId a GUID that follows from the service, the sequence number and the time
 * @param source the service it was made of
 * @param created when its snapshot was taken
 * @param expires when it can no longer be restored
 * @param format the version of the archive's format
 * @param version of the Holdfast that wrote it
 * @param recoveryKey the fingerprint of the key that seals it; empty when it is not sealed
 * @param digest the SHA-256 of the configuration, hexadecimal; see {@link ServiceDigest}
 * @param content how much it holds
 * @param leftOut resource types, or {@code secrets}, that it was told not to hold
 * @param notIncluded what exists in the service and not in the backup
 */
public record ManifestFacts(
        String archiveId,
        Source source,
        Instant created,
        Instant expires,
        int format,
        String version,
        Optional<String> recoveryKey,
        String digest,
        Content content,
        List<String> leftOut,
        LossReport notIncluded) {

    /**
     * The service a backup was made of.
     *
     * @param service its ARM id
     * @param name of that service
     * @param deployment the id of the deployment that made it; empty where an older version did
     * @param sku the SKU's name; a restore wants the same
     * @param sequence the number of the newest change that is in the backup
     */
    public record Source(
            String service, String name, Optional<String> deployment, String location, String sku, long sequence) {}

    /**
     * @param records how many resources
     * @param bytes the length of all entries in the archive
     * @param counts how many resources there are of each type, in restore order
     */
    public record Content(long records, long bytes, Map<String, Long> counts) {

        public Content {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    public ManifestFacts {
        leftOut = List.copyOf(leftOut);
    }

    static ManifestFacts of(Manifest manifest) {
        Manifest.Source source = manifest.source();
        long bytes =
                manifest.entries().stream().mapToLong(Manifest.Entry::bytes).sum();
        return new ManifestFacts(
                manifest.archiveId(),
                new Source(
                        source.id(),
                        source.name(),
                        source.deployment(),
                        source.location(),
                        source.sku(),
                        source.sequence()),
                manifest.created(),
                manifest.expires(),
                manifest.formatVersion(),
                manifest.productVersion(),
                manifest.sealingKey(),
                manifest.digest(),
                new Content(manifest.records(), bytes, manifest.counts()),
                manifest.leftOut(),
                new LossReport(manifest.notIncluded()));
    }

    /** With what a restore left out besides. */
    ManifestFacts leavingOut(List<String> names) {
        return new ManifestFacts(
                archiveId, source, created, expires, format, version, recoveryKey, digest, content, names, notIncluded);
    }
}
