package io.holdfast.recoveryapi;

import io.holdfast.arm.Json;
import io.holdfast.recovery.Progress;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A run as callers see it. */
final class RunView {

    private RunView() {}

    /**
     * @param state how far it counts as being
     * @param now milliseconds since 1970-01-01T00:00Z
     */
    static ObjectNode of(LongRunningOperation run, State state, Progress progress, long now) {
        boolean ended = state != State.RUNNING;
        double seconds = Math.max(0, (ended ? run.updated() : now) - run.started()) / 1e3;
        ObjectNode shown = Json.object();
        shown.put("id", run.id())
                .put("kind", run.kind().name().toLowerCase(Locale.ROOT))
                .put("status", status(state))
                .put("startedBy", run.course().startedBy())
                .put("started", Instant.ofEpochMilli(run.started()).toString())
                .put("ended", ended ? Instant.ofEpochMilli(run.updated()).toString() : null)
                .put("seconds", seconds);
        ObjectNode far = shown.putObject("progress");
        far.put("records", progress.records())
                .put("total", progress.total())
                .put("percent", percent(progress))
                .put("perSecond", ended ? rate(progress.records(), seconds) : progress.perSecond());
        if (!ended) {
            far.put("secondsLeft", progress.secondsLeft()).put("phase", progress.phase());
        }
        shown.put("cancelledBy", run.course().cancelledBy());
        if (run.errorCode() != null) {
            shown.putObject("error").put("code", run.errorCode()).put("message", run.errorMessage());
        }
        return shown;
    }

    private static int percent(Progress progress) {
        return progress.total() <= 0 ? 0 : (int) Math.min(100, progress.records() * 100 / progress.total());
    }

    private static double rate(long records, double seconds) {
        return seconds <= 0 ? 0 : Math.round(records / seconds * 10) / 10.0;
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
