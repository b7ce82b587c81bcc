package io.holdfast.recovery;

import io.holdfast.archive.Manifest;

/**
 * Whether the gateway's table of what a backup holds has its place in the heap. It lies there beside the one that serves until the switch, so one
 * may take two fifths: refused before anything is read, instead of an OutOfMemoryError that ends the service of everybody.
 */
final class TableMemory {

    /** Of a resource in the gateway's table, as measured with a million operations (docs/performance.md). */
    static final long BYTES_EACH = 400;

    private static final double SHARE = 2.0 / 5;
    private static final double MIB = 1024 * 1024;
    /** What is recommended is rounded up to so many MiB. */
    private static final int STEP = 256;

    private TableMemory() {}

    /** @param heap its limit, in bytes */
    static RuleCheck check(Manifest manifest, long heap) {
        // The count is what a stranger's archive says: whatever it is, this must not overflow.
        double table = (double) manifest.records() * BYTES_EACH;
        if (table <= heap * SHARE) {
            return new RuleCheck("memory", true, "the heap has room for it");
        }
        return new RuleCheck(
                "memory",
                false,
                "the backup holds %d resources, for which the gateway needs about %.0f MB of memory, and as much again while it is restored;"
                                .formatted(manifest.records(), table / MIB)
                        + " the heap of this server is limited to %.0f MB: start it with HOLDFAST_HEAP=%.0fm or more"
                                .formatted(heap / MIB, Math.ceil(table / SHARE / MIB / STEP) * STEP));
    }
}
