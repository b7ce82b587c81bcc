package io.holdfast.recovery.schedule;

import io.holdfast.recovery.schedule.PolicyState.History;
import io.holdfast.recovery.schedule.PolicyState.Last;
import io.holdfast.recovery.schedule.PolicyState.Run;
import io.holdfast.recovery.schedule.Retention.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What callers see of policies besides their properties. */
final class PolicyView {

    private PolicyView() {}

    static ObjectNode state(PolicyState state, Instant now) {
        ObjectNode shown = JsonMapper.shared().createObjectNode();
        History history = state.history();
        Run run = state.run();
        shown.put("status", status(state));
        shown.put("step", run == null ? null : run.step().name().toLowerCase(Locale.ROOT));
        shown.put("operation", run == null ? null : run.operation());
        shown.put("waiting", state.waiting());
        put(shown, "nextRun", state.nextRun());
        put(shown, "lastRun", history.lastRun());
        put(shown, "lastSuccess", history.lastSuccess());
        shown.put("lastError", history.lastError());
        put(shown, "lastErrorAt", history.lastErrorAt());
        shown.put("consecutiveFailures", history.consecutiveFailures());
        Last last = state.last();
        if (last == null) {
            shown.putNull("lastBackup");
        } else {
            shown.putObject("lastBackup")
                    .put("name", last.backupName())
                    .put("storageAccount", last.storageAccount())
                    .put("containerName", last.containerName())
                    .put("sequence", last.sequence())
                    .put("created", last.created().toString())
                    .put("expires", last.expires().toString())
                    .put("expired", last.expires().isBefore(now))
                    .put("proven", last.proven());
        }
        return shown;
    }

    private static String status(PolicyState state) {
        if (state.run() != null) {
            return "running";
        }
        if (state.waiting() != null) {
            return "waiting";
        }
        return state.history().consecutiveFailures() > 0 ? "failing" : "idle";
    }

    private static void put(ObjectNode target, String member, @Nullable Instant time) {
        target.put(member, time == null ? null : time.toString());
    }

    static ObjectNode decisions(List<Decision> decisions) {
        ObjectNode shown = JsonMapper.shared().createObjectNode();
        shown.put("keep", decisions.stream().filter(Decision::keep).count());
        shown.put("remove", decisions.stream().filter(each -> !each.keep()).count());
        var value = shown.putArray("value");
        for (Decision each : decisions) {
            var reasons = value.addObject()
                    .put("backupName", each.backup().name())
                    .put("created", each.backup().created().toString())
                    .put("proven", each.backup().proven())
                    .put("keyAvailable", each.backup().opens())
                    .put("action", each.keep() ? "keep" : "remove")
                    .putArray("reasons");
            each.reasons().forEach(reasons::add);
        }
        return shown;
    }
}
