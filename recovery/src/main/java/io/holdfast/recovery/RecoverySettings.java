package io.holdfast.recovery;

import java.time.Duration;

/**
 * How backups are made.
 *
 * @param productVersion goes into manifests
 * @param encrypted whether new archives are sealed with the recovery key, and restores want that of theirs
 * @param validity how long a new backup can be restored
 */
public record RecoverySettings(String productVersion, boolean encrypted, Duration validity) {

    /** As Azure has it: 30 days. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(30);

    public RecoverySettings(String productVersion, boolean encrypted) {
        this(productVersion, encrypted, DEFAULT_VALIDITY);
    }
}
