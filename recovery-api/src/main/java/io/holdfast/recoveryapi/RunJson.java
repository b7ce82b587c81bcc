package io.holdfast.recoveryapi;

import io.holdfast.arm.ErrorBody;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Timestamps;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.recovery.RunProgress;
import io.holdfast.store.LongRunningOperation.State;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Runs as callers see them. */
final class RunJson {

    private RunJson() {}

    /** All that is known of it but what it found out. */
    static ObjectNode of(RecoveryRun run) {
        ObjectNode shown = Json.object()
                .put("id", run.id())
                .put("kind", OutcomeJson.word(run.kind()))
                .put("status", status(run.state()))
                .put("startedBy", run.startedBy().orElse(null))
                .put("started", run.started().toString())
                .put("ended", run.ended().map(Instant::toString).orElse(null))
                .put("seconds", run.seconds());
        RunProgress progress = run.progress();
        ObjectNode far = shown.putObject("progress")
                .put("records", progress.records())
                .put("total", progress.total())
                .put("percent", progress.percent())
                .put("perSecond", run.perSecond());
        if (run.running()) {
            far.put("secondsLeft", progress.secondsLeft()).put("phase", OutcomeJson.word(progress.phase()));
        }
        shown.put("cancelledBy", run.cancelledBy().orElse(null));
        String code = run.operation().errorCode();
        if (code != null) {
            shown.putObject("error")
                    .put("code", code)
                    .put("message", run.operation().errorMessage());
        }
        return shown;
    }

    /** What a 202 of the extension says of it. */
    static ObjectNode accepted(RecoveryRun run) {
        ObjectNode shown = Json.object().put("id", run.id()).put("status", status(State.RUNNING));
        shown.putObject("progress")
                .put("records", run.progress().records())
                .put("total", run.progress().total());
        return shown;
    }

    /** Azure's resource of an operation, below its location: adds what became of it. */
    static ObjectNode withStatus(ObjectNode shown, RecoveryRun run) {
        shown.put("status", status(run.state()));
        if (!run.running()) {
            shown.put("endTime", Timestamps.of(run.operation().updated()));
        }
        return withError(shown, run);
    }

    /** Azure's state of an operation, where a poll asks for it in place of the resource's. */
    static ObjectNode statusAlone(RecoveryRun run) {
        return withError(Json.object().put("status", status(run.state())), run);
    }

    private static ObjectNode withError(ObjectNode shown, RecoveryRun run) {
        if (run.operation().errorCode() != null) {
            shown.set("error", ErrorBody.error(ErrorShape.SERVICE, RecoveryRefusals.failed(run)));
        }
        return shown;
    }

    /** As ARM spells the states of asynchronous operations. */
    private static String status(State state) {
        return switch (state) {
            case RUNNING -> "InProgress";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case CANCELLED -> "Canceled";
        };
    }
}
