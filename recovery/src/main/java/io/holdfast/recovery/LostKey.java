package io.holdfast.recovery;

/**
 * A recovery key that is not here any more, and what that costs.
 *
 * @param backups how many backups that this deployment knows, and that have not expired, only it opens
 */
public record LostKey(String fingerprint, long backups) {}
