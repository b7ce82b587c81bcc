package io.holdfast.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one backup without reading more of it than its manifest.
 *
 * @param storageAccount the account's name, not its URL
 * @param backupName the blob, exactly
 * @param expired whether it can no longer be restored
 * @param authenticity whether a holder of the recovery key wrote the manifest
 * @param opens whether its recovery key is here, or it needs none
 * @param entries in restore order
 * @param verified when it was last read to its end, as far as this deployment knows
 * @param proven when it was last restored on trial, here or as the proof beside it says
 */
public record BackupDetails(
        String storageAccount,
        String containerName,
        String backupName,
        ManifestFacts facts,
        boolean expired,
        Authenticity authenticity,
        boolean opens,
        List<Entry> entries,
        Optional<Instant> verified,
        Optional<Instant> proven) {

    /** Whether a holder of the recovery key wrote a manifest. */
    public enum Authenticity {
        /** Its tag fits the recovery key that it names. */
        AUTHENTIC,
        /** It names a recovery key that is here, and its tag does not fit: it was changed. */
        CHANGED,
        /** Its recovery key is not here, or it is not sealed at all. */
        UNKNOWN
    }

    /**
     * The resources of one type.
     *
     * @param records how many resources
     * @param bytes the entry's length in the archive
     * @param contentBytes its length opened and decompressed
     */
    public record Entry(String type, long records, long bytes, long contentBytes) {}

    public BackupDetails {
        entries = List.copyOf(entries);
    }

    /** With another proof, if it is newer. */
    BackupDetails proven(Optional<Instant> when) {
        return new BackupDetails(
                storageAccount,
                containerName,
                backupName,
                facts,
                expired,
                authenticity,
                opens,
                entries,
                verified,
                CatalogueEntries.later(proven, when));
    }
}
