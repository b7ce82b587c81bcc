package io.holdfast.recoveryapi.rights;

/**
 * How far callers are trusted with what backups hold.
 *
 * @param anyRestorer whether whoever may restore may bring any service's secrets into any other
 * @param sealed whether backups are sealed, so that who holds one cannot read it
 */
public record RecoveryTrust(boolean anyRestorer, boolean sealed) {

    /** Secrets go only where the caller learns none, and backups are sealed. */
    public static final RecoveryTrust DEFAULT = new RecoveryTrust(false, true);
}
