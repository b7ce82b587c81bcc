package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Call;
import io.holdfast.arm.Json;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.Urls;
import io.holdfast.identity.Authorizer;
import io.holdfast.recovery.Initiator;
import io.holdfast.recovery.Recovery;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What runs and ran of the recovery of a service: how far it is, and its cancelling. */
final class RunEndpoints {

    private static final int MOST = 1_000;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final Store store;
    private final Recovery recovery;
    private final Authorizer authorizer;
    private final Clock clock;
    private final OperationEndpoints operations;

    RunEndpoints(Store store, Recovery recovery, Authorizer authorizer, Clock clock, OperationEndpoints operations) {
        this.store = store;
        this.recovery = recovery;
        this.authorizer = authorizer;
        this.clock = clock;
        this.operations = operations;
    }

    /** The newest first. */
    ArmResponse list(Call call) {
        List<LongRunningOperation> runs =
                store.operations().newest(call.service().id(), top(call));
        return Answers.list(runs.stream().map(this::shown).toList());
    }

    ArmResponse get(Call call) {
        return Answers.ok(shown(operations.operation(call)));
    }

    private ObjectNode shown(LongRunningOperation run) {
        return RunView.of(run, operations.state(run), recovery.progress(run), clock.millis());
    }

    private static int top(Call call) {
        String text = call.head().query().getOrDefault("$top", Integer.toString(MOST));
        int top = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (top < 1 || top > MOST) {
            throw new ArmException(400, "InvalidParameter", "$top must be a number from 1 to " + MOST + ".");
        }
        return top;
    }

    /** 202 while it is being cancelled, 200 when it was, 409 when it is too late. */
    ArmResponse cancel(Call call) {
        LongRunningOperation run = operations.operation(call);
        authorize(call, run);
        LongRunningOperation now = recovery.cancel(
                        run.id(), Initiator.shortened(call.principal().name()))
                .orElse(run);
        if (now.state() == State.CANCELLED) {
            return Answers.ok(shown(now));
        }
        if (now.state() != State.RUNNING) {
            throw new ArmException(CONFLICT, "RunEnded", ended(now));
        }
        if (now.course().cancelledBy() == null) {
            throw new ArmException(CONFLICT, "RunEnding", ending(now));
        }
        return new ArmResponse(
                ACCEPTED, Map.of("Location", url(call, now), "Retry-After", "1"), Json.bytes(shown(now)));
    }

    private void authorize(Call call, LongRunningOperation run) {
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

    private static String ended(LongRunningOperation run) {
        String when = Instant.ofEpochMilli(run.updated()).toString();
        if (run.state() == State.FAILED) {
            return "The " + word(run) + " failed at " + when + "; there is nothing to cancel.";
        }
        return "The " + word(run) + " succeeded at " + when + " and cannot be cancelled any more. "
                + next(run).orElse("It has changed nothing.");
    }

    private static String ending(LongRunningOperation run) {
        return "The " + word(run) + " is about to end and cannot be cancelled any more. "
                + next(run).orElse("It changes nothing.");
    }

    private static Optional<String> next(LongRunningOperation run) {
        return switch (run.kind()) {
            case RESTORE ->
                Optional.of("What it replaced is kept for a day unless the settings say otherwise: undoRestore"
                        + " (holdfast restore --undo) brings it back.");
            case BACKUP -> Optional.of("deleteBackup (holdfast backup delete) removes the backup if it is not wanted.");
            case PREVIEW, VERIFY, PROVE -> Optional.empty();
        };
    }

    private static String word(LongRunningOperation run) {
        return run.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String url(Call call, LongRunningOperation run) {
        return call.head().baseUrl() + Urls.encoded(call.service().id()) + "/providers/Holdfast.Recovery/runs/"
                + run.id() + "?api-version=" + call.apiVersion();
    }
}
