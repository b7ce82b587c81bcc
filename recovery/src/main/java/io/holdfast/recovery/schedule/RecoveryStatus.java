package io.holdfast.recovery.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How recoverable a service is, from what the deployment knows by itself; storage is not asked.
 *
 * @param sequence the number of the newest change of its configuration
 * @param damaged why its configuration cannot be read and has to be restored; empty when it can
 * @param newestRestorable the newest backup that has not expired and whose recovery key is here
 * @param changesSince how many changes are in no such backup; empty where there is none, and of a damaged configuration, of which
 *     nobody knows
 * @param rpoSeconds what a loss would cost now: 0 without changes since the newest backup, otherwise its age; empty where there is none
 * @param lastProof the newest trial of a backup whose recovery key is here
 * @param missingKeys the fingerprints of the keys of backups that have not expired and cannot be restored because these are not here
 */
public record RecoveryStatus(
        long sequence,
        Optional<String> damaged,
        Optional<Restorable> newestRestorable,
        Optional<Long> changesSince,
        Optional<Long> rpoSeconds,
        Optional<LastRestore> lastRestore,
        Optional<LastProof> lastProof,
        List<String> missingKeys,
        List<PolicyView> policies) {

    /**
     * A backup that can be restored today.
     *
     * @param sequence the number of the newest change that is in it
     * @param proven whether it was restored on trial
     * @param leftOut resource types, or {@code secrets}, that it does not hold
     */
    public record Restorable(
            Instant created,
            Instant expires,
            String name,
            String storageAccount,
            String containerName,
            long sequence,
            boolean proven,
            List<String> leftOut) {

        public Restorable {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * @param seconds how long it took
     * @param restored how many resources came from the backup
     * @param from the ARM id of the service that the backup was made of
     */
    public record LastRestore(Instant ended, double seconds, long restored, String from, Instant backupCreated) {}

    /**
     * @param seconds how long it took
     * @param name of the backup
     */
    public record LastProof(Instant ended, double seconds, String name) {}

    public RecoveryStatus {
        missingKeys = List.copyOf(missingKeys);
        policies = List.copyOf(policies);
    }

    /** Those whose newest attempt failed. */
    public List<PolicyView> failingPolicies() {
        return policies.stream()
                .filter(policy -> policy.status().consecutiveFailures() > 0)
                .toList();
    }
}
