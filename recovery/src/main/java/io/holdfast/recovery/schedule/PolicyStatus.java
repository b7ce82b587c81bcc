package io.holdfast.recovery.schedule;

import io.holdfast.recovery.schedule.PolicyState.History;
import io.holdfast.recovery.schedule.PolicyState.Last;
import io.holdfast.recovery.schedule.PolicyState.Run;
import java.time.Instant;
import java.util.Optional;

/**
 * How a backup policy is doing.
 *
 * @param step what it is at, while it is running
 * @param operation the id of the long-running operation of that step, once it has begun
 * @param waiting why a backup that is due is not made now
 * @param nextRun when something is to be done next; empty: when something changes, or never
 * @param lastError of the newest attempt; empty once one succeeds
 * @param consecutiveFailures how often it has failed in a row
 * @param lastBackup the newest good one
 */
public record PolicyStatus(
        Condition condition,
        Optional<Step> step,
        Optional<String> operation,
        Optional<String> waiting,
        Optional<Instant> nextRun,
        Optional<Instant> lastRun,
        Optional<Instant> lastSuccess,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt,
        int consecutiveFailures,
        Optional<LastBackup> lastBackup) {

    /** In one word. */
    public enum Condition {
        IDLE,
        RUNNING,
        /** Another run holds the service. */
        WAITING,
        /** The newest attempt failed, and it will try again. */
        FAILING
    }

    /** What a run of a policy is at, in this order. */
    public enum Step {
        BACKUP,
        /** Restores the backup on trial. */
        PROVE,
        /** Removes what the rules do not keep. */
        RETAIN
    }

    /**
     * A backup that a policy made.
     *
     * @param sequence the number of the newest change that is in it
     */
    public record LastBackup(
            String name,
            String storageAccount,
            String containerName,
            long sequence,
            Instant created,
            Instant expires,
            boolean expired,
            boolean proven) {}

    static PolicyStatus of(PolicyState state, Instant now) {
        History history = state.history();
        Optional<Run> run = Optional.ofNullable(state.run());
        return new PolicyStatus(
                condition(state),
                run.map(Run::step),
                run.flatMap(each -> Optional.ofNullable(each.operation())),
                Optional.ofNullable(state.waiting()),
                Optional.ofNullable(state.nextRun()),
                Optional.ofNullable(history.lastRun()),
                Optional.ofNullable(history.lastSuccess()),
                Optional.ofNullable(history.lastError()),
                Optional.ofNullable(history.lastErrorAt()),
                history.consecutiveFailures(),
                Optional.ofNullable(state.last()).map(last -> backup(last, now)));
    }

    private static LastBackup backup(Last last, Instant now) {
        return new LastBackup(
                last.backupName(),
                last.storageAccount(),
                last.containerName(),
                last.sequence(),
                last.created(),
                last.expires(),
                last.expires().isBefore(now),
                last.proven());
    }

    private static Condition condition(PolicyState state) {
        if (state.run() != null) {
            return Condition.RUNNING;
        }
        if (state.waiting() != null) {
            return Condition.WAITING;
        }
        return state.history().consecutiveFailures() > 0 ? Condition.FAILING : Condition.IDLE;
    }
}
