package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.identity.Authorizer;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.Initiator;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.store.LongRunningOperation.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Cancels a run, for whoever might have begun it, or may cancel any. */
record RunCancellation(OperationEndpoints operations, Recovery recovery, Authorizer authorizer) {

    private static final int ACCEPTED = 202;

    /** 202 while it is being cancelled, 200 when it was, 409 when it is too late. */
    ArmResponse cancel(RoutedRequest call) {
        RecoveryRun run = operations.find(call);
        authorize(call, run);
        RecoveryRun now = recovery.cancel(
                        run.id(), Initiator.shortened(call.principal().name()))
                .orElse(run);
        // By its operation: a restore that has switched, and is not served yet, has ended.
        State state = now.operation().state();
        if (state == State.CANCELLED) {
            return Answers.ok(RunJson.of(now));
        }
        if (state != State.RUNNING) {
            throw RecoveryRefusals.runEnded(ended(now, state));
        }
        if (now.cancelledBy().isEmpty()) {
            throw RecoveryRefusals.runEnding(ending(now));
        }
        return new ArmResponse(ACCEPTED, OperationLinks.run(call, now), Json.bytes(RunJson.of(now)));
    }

    private void authorize(RoutedRequest call, RecoveryRun run) {
        String scope = call.service().id().toString();
        String start = switch (run.kind()) {
            case BACKUP, VERIFY, PROVE -> RecoveryExtension.BACKUP;
            case RESTORE, PREVIEW -> RecoveryExtension.RESTORE;
        };
        boolean allowed = List.of(RecoveryExtension.CANCEL_RUNS, start).stream()
                .anyMatch(action -> authorizer.allows(call.principal(), action, scope));
        if (!allowed) {
            throw Refusals.forbidden(call.principal(), RecoveryExtension.CANCEL_RUNS, scope);
        }
    }

    private static String ended(RecoveryRun run, State state) {
        String when = Instant.ofEpochMilli(run.operation().updated()).toString();
        String what = "The " + OutcomeJson.word(run.kind());
        if (state == State.FAILED) {
            return what + " failed at " + when + "; there is nothing to cancel.";
        }
        return what + " succeeded at " + when + " and cannot be cancelled any more. "
                + next(run).orElse("It has changed nothing.");
    }

    private static String ending(RecoveryRun run) {
        return "The " + OutcomeJson.word(run.kind()) + " is about to end and cannot be cancelled any more. "
                + next(run).orElse("It changes nothing.");
    }

    private static Optional<String> next(RecoveryRun run) {
        return switch (run.kind()) {
            case RESTORE ->
                Optional.of("What it replaced is kept for a day unless the settings say otherwise: undoRestore"
                        + " (holdfast restore --undo) brings it back.");
            case BACKUP -> Optional.of("deleteBackup (holdfast backup delete) removes the backup if it is not wanted.");
            case PREVIEW, VERIFY, PROVE -> Optional.empty();
        };
    }
}
