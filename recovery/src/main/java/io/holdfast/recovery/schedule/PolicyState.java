package io.holdfast.recovery.schedule;

import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.PolicyStatus.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a policy is doing: one small record that all nodes of a deployment share. A node that wants to do the next step puts
 * the state after it where it read the state before; of several, one succeeds.
 *
 * @param run what is being done, or null
 * @param due the next time of the schedule
 * @param retryAt when to try again what failed or found the service held
 * @param waiting why it is not done now, or null
 * @param last the newest good backup
 */
record PolicyState(
        @Nullable Run run,
        @Nullable Instant due,
        @Nullable Instant retryAt,
        @Nullable String waiting,
        History history,
        @Nullable Last last) {

    static final PolicyState NEW =
            new PolicyState(null, null, null, null, new History(null, null, null, null, 0), null);

    static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;
    private static final Duration LAST_RETRY = Duration.ofHours(1);

    /**
     * @param id of this attempt
     * @param touched when a node last said that it was at it
     * @param operation the long-running operation of the step, once it has begun
     */
    record Run(
            String id,
            Step step,
            String backup,
            Instant began,
            Instant touched,
            @Nullable String operation) {}

    /** @param lastError of the newest attempt; null once one succeeds */
    record History(
            @Nullable Instant lastRun,
            @Nullable Instant lastSuccess,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            int consecutiveFailures) {}

    /**
     * A backup of this policy.
     *
     * @param sealedWith the fingerprint of its recovery key; empty when it is not sealed; null in what an older version has
     *     written
     */
    record Last(
            String storageAccount,
            String containerName,
            String backupName,
            long sequence,
            Instant created,
            Instant expires,
            List<String> leaveOut,
            @Nullable List<String> include,
            boolean proven,
            @Nullable String sealedWith) {

        /** Whether a restore could open it; what nobody knows counts as closed. */
        boolean opens(Recovery recovery) {
            return sealedWith != null && recovery.opens(Optional.of(sealedWith).filter(key -> !key.isEmpty()));
        }

        Last sealedWith(String key) {
            return new Last(
                    storageAccount,
                    containerName,
                    backupName,
                    sequence,
                    created,
                    expires,
                    leaveOut,
                    include,
                    proven,
                    key);
        }

        boolean liesWhere(BackupPolicySpec policy) {
            return storageAccount.equals(policy.storageAccount())
                    && containerName.equals(policy.containerName())
                    && leaveOut.equals(policy.leaveOut())
                    // Null in what an older version has written.
                    && (include == null ? List.of() : include).equals(policy.include());
        }

        /** A third of its time is left. */
        boolean fresh(Instant now) {
            Duration validity = Duration.between(created, expires);
            return Duration.between(now, expires).compareTo(validity.dividedBy(3)) >= 0;
        }
    }

    boolean isRun(String id) {
        return run != null && run.id().equals(id);
    }

    /** When something is to be done next; null: when something changes, or never. */
    @Nullable
    Instant nextRun() {
        return due == null || (retryAt != null && retryAt.isBefore(due)) ? retryAt : due;
    }

    PolicyState due(@Nullable Instant next) {
        return new PolicyState(run, next, retryAt, waiting, history, last);
    }

    /** The policy was changed: its schedule counts anew, and what is under way may be something that it wants no more. */
    PolicyState rescheduled() {
        return new PolicyState(null, null, null, null, history, last);
    }

    PolicyState begun(Run newRun, @Nullable Instant nextDue) {
        var begun = new History(
                newRun.began(),
                history.lastSuccess(),
                history.lastError(),
                history.lastErrorAt(),
                history.consecutiveFailures());
        return new PolicyState(newRun, nextDue, null, null, begun, last);
    }

    PolicyState at(Run step) {
        return new PolicyState(step, due, retryAt, waiting, history, last);
    }

    /** With what was found out about the newest good backup. */
    PolicyState known(Last more) {
        return new PolicyState(run, due, retryAt, waiting, history, more);
    }

    /** There is a good backup; what remains is what becomes of the old ones. */
    PolicyState safe(Last backup, Instant now) {
        var safe = new History(
                history.lastRun(), now, history.lastError(), history.lastErrorAt(), history.consecutiveFailures());
        return new PolicyState(run, due, retryAt, waiting, safe, backup);
    }

    PolicyState done() {
        var done = new History(history.lastRun(), history.lastSuccess(), null, null, 0);
        return new PolicyState(null, due, null, null, done, last);
    }

    PolicyState failed(String why, Instant now) {
        int failures = history.consecutiveFailures() + 1;
        Duration delay = failures > DOUBLINGS ? LAST_RETRY : FIRST_RETRY.multipliedBy(1L << (failures - 1));
        var failed = new History(history.lastRun(), history.lastSuccess(), why, now, failures);
        return new PolicyState(null, due, now.plus(delay), null, failed, last);
    }

    PolicyState waits(String why, Instant now) {
        return new PolicyState(null, due, now.plus(LOCK_PATIENCE), why, history, last);
    }
}
