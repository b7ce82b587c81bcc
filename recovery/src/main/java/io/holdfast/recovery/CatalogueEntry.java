package io.holdfast.recovery;

import java.time.Instant;
import java.util.Optional;

/** A blob of a container, and what it is. */
public sealed interface CatalogueEntry {

    /** The blob. */
    Blob blob();

    /**
     * @param size in bytes
     * @param modified as its storage says, to the millisecond
     */
    record Blob(String name, long size, Instant modified) {}

    /**
     * A backup of Holdfast.
     *
     * @param told where this was read; whoever can write to the container can write metadata
     * @param expired whether it can no longer be restored
     * @param opens whether its recovery key is here, or it needs none
     * @param verified when it was last read to its end, as far as this deployment knows
     * @param proven when it was last restored on trial, here or as the proof beside it says
     */
    record Backup(
            Blob blob,
            Source told,
            BlobFacts facts,
            boolean expired,
            boolean opens,
            Optional<Instant> verified,
            Optional<Instant> proven)
            implements CatalogueEntry {

        /** With another proof, if it is newer. */
        Backup proven(Optional<Instant> when) {
            return new Backup(blob, told, facts, expired, opens, verified, CatalogueEntries.later(proven, when));
        }
    }

    /** Where what is said of a backup was read. */
    enum Source {
        /** The blob's metadata. */
        METADATA,
        /** The archive's manifest: the metadata is lost or says too little. */
        MANIFEST
    }

    /**
     * A blob of which nothing more is known.
     *
     * @param reason for people
     */
    record Other(Blob blob, State state, String reason) implements CatalogueEntry {}

    /** What such a blob is. */
    enum State {
        /** It is, or was, a backup, and cannot be restored. */
        DAMAGED,
        /** None of ours. */
        NOT_A_BACKUP,
        /** A backup of a newer format, or a blob that storage does not hand out now. */
        UNREADABLE
    }
}
