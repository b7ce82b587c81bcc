package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup, restore, preview, verification or proof: how it is at a moment, and what became of it.
 *
 * @param operation as the database has it
 * @param state how far it counts as being. A restore is over only when the gateway serves what was restored: until then it is
 *     running, although the switch has ended its operation, so that who redirects traffic at its end loses no request
 * @param progress how far it is or was
 * @param seen when this was so
 */
public record RecoveryRun(LongRunningOperation operation, State state, RunProgress progress, Instant seen) {

    /**
     * @param here how far it is in this process; empty when it has ended, or runs elsewhere
     * @param seen the time now
     */
    public static RecoveryRun of(LongRunningOperation operation, Optional<RunProgress> here, Instant seen) {
        State state = operation.state() == State.SUCCEEDED && here.isPresent() ? State.RUNNING : operation.state();
        RunProgress progress =
                here.orElseGet(() -> RunProgress.parse(operation.course().progress()));
        return new RecoveryRun(operation, state, progress, seen);
    }

    public String id() {
        return operation.id();
    }

    public ServiceId service() {
        return operation.service();
    }

    public Kind kind() {
        return operation.kind();
    }

    /** Whether it goes on. */
    public boolean running() {
        return state == State.RUNNING;
    }

    public Instant started() {
        return Instant.ofEpochMilli(operation.started());
    }

    /** When it ended; empty while it is running. */
    public Optional<Instant> ended() {
        return running() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(operation.updated()));
    }

    /** How long it took, or has taken until now. */
    public double seconds() {
        long until = running() ? seen.toEpochMilli() : operation.updated();
        return Math.max(0, until - operation.started()) / 1e3;
    }

    /** Resources a second, to one digit: of a run that has ended over all of its time; 0 while that cannot be known. */
    public double perSecond() {
        if (running()) {
            return progress.perSecond();
        }
        double seconds = seconds();
        return seconds <= 0 ? 0 : Math.round(progress.records() / seconds * 10) / 10.0;
    }

    /** The name of who asked for it; empty if that is not known. */
    public Optional<String> startedBy() {
        return Optional.ofNullable(operation.course().startedBy());
    }

    /** The name of who wants or wanted it cancelled. */
    public Optional<String> cancelledBy() {
        return Optional.ofNullable(operation.course().cancelledBy());
    }

    /** What became of it; empty while it is running. It is read when it is asked for: that of a preview may be long. */
    public Optional<RunOutcome> outcome() {
        return running() ? Optional.empty() : RunOutcome.of(operation);
    }
}
