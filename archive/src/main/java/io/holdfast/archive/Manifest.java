package io.holdfast.archive;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an archive says about itself: its last entry, readable without any key.
 *
 * @param formatVersion 1
 * @param productVersion the Holdfast that wrote it
 * @param archiveId a GUID that follows from the service, the sequence number and the time
 * @param source the service it was made of
 * @param created when its snapshot was taken
 * @param expires when it can no longer be restored
 * @param sealingKey the fingerprint of the recovery key, or empty when it is not sealed
 * @param digest the SHA-256 of the configuration, see {@link ConfigurationDigest}
 * @param leftOut resource types, or {@code secrets}, that the archive was told not to hold
 * @param notIncluded the loss report: how many there are of what exists in the service and not in the archive, by type
 */
public record Manifest(
        int formatVersion,
        String productVersion,
        String archiveId,
        Source source,
        Instant created,
        Instant expires,
        Optional<String> sealingKey,
        List<Entry> entries,
        String digest,
        List<String> leftOut,
        Map<String, Long> notIncluded) {

    /**
     * The service an archive was made of.
     *
     * @param sku the SKU's name; a restore wants the same
     * @param sequence the number of the newest change that is in the archive
     * @param deployment the id of the deployment; empty in archives of older writers
     */
    public record Source(
            String id, String name, String location, String sku, long sequence, Optional<String> deployment) {

        /** Of a deployment that is not known. */
        public Source(String id, String name, String location, String sku, long sequence) {
            this(id, name, location, sku, sequence, Optional.empty());
        }
    }

    /**
     * One entry.
     *
     * @param type the resource type
     * @param records how many resources
     * @param bytes its length in the archive
     * @param contentBytes its length opened and decompressed
     * @param sha256 of its bytes in the archive, hexadecimal
     */
    public record Entry(String name, String type, long records, long bytes, long contentBytes, String sha256) {}

    public long records() {
        return entries.stream().mapToLong(Entry::records).sum();
    }

    /** How many resources there are of each type, in restore order. */
    public Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        entries.forEach(entry -> counts.put(entry.type(), entry.records()));
        return counts;
    }
}
