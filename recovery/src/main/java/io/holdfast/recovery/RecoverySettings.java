package io.holdfast.recovery;

import java.time.Duration;

/**
 * How backups are made.
 *
 * @param productVersion goes into manifests
 * @param encrypted whether new archives are sealed with the recovery key, and restores want that of theirs
 * @param validity how long a new backup can be restored
 * @param heap what a gateway in this process shares with the rest, in bytes: bounds the size of what is restored
 */
public record RecoverySettings(String productVersion, boolean encrypted, Duration validity, long heap) {

    /** As Azure has it: 30 days. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(30);

    public RecoverySettings(String productVersion, boolean encrypted) {
        this(productVersion, encrypted, DEFAULT_VALIDITY);
    }

    /** For a process without a gateway. */
    public RecoverySettings(String productVersion, boolean encrypted, Duration validity) {
        this(productVersion, encrypted, validity, Long.MAX_VALUE);
    }

    public RecoverySettings withHeap(long bytes) {
        return new RecoverySettings(productVersion, encrypted, validity, bytes);
    }
}
