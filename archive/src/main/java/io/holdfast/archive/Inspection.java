package io.holdfast.archive;

/**
 * What a manifest says when nobody demands its recovery key. It tells about the manifest only: whether the entries are what
 * it says is known when they have been read.
 */
public record Inspection(Manifest manifest, Authenticity authenticity) {

    /** Whether a holder of the recovery key wrote this manifest. */
    public enum Authenticity {
        /** Its tag fits the recovery key that it names. */
        AUTHENTIC,
        /** It names a recovery key that is here, and its tag does not fit: it was changed. */
        CHANGED,
        /** Its recovery key is not here, or it is not sealed at all. */
        UNKNOWN
    }
}
