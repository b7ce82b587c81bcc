package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.schedule.BackupPolicySpec;
import io.holdfast.recovery.schedule.BackupPolicySpec.Access;
import io.holdfast.recovery.schedule.PolicyStatus;
import io.holdfast.recovery.schedule.PolicyStatus.LastBackup;
import io.holdfast.recovery.schedule.PolicyView;
import io.holdfast.recovery.schedule.RetentionDecision;
import io.holdfast.recovery.schedule.RetentionRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Backup policies as callers see them. */
final class PolicyJson {

    private PolicyJson() {}

    /** With the state beside the properties, so callers who send back what they got send it as well. */
    static ObjectNode properties(PolicyView policy) {
        ObjectNode shown = properties(policy.spec());
        shown.set(PolicyBody.STATE, status(policy.status()));
        return shown;
    }

    private static ObjectNode properties(BackupPolicySpec spec) {
        ObjectNode shown = Json.object()
                .put("storageAccount", spec.storageAccount())
                .put("containerName", spec.containerName())
                .put("accessType", PolicyBody.word(spec.access()));
        if (spec.access() instanceof Access.UserAssigned user) {
            shown.put("clientId", user.clientId());
        }
        spec.schedule()
                .ifPresent(times ->
                        shown.putObject("schedule").put("cron", times.cron()).put("timeZone", times.timeZone()));
        spec.onChange()
                .ifPresent(changes -> shown.putObject("onChange")
                        .put("quietSeconds", changes.quietSeconds())
                        .put("atMostEverySeconds", changes.atMostEverySeconds()));
        shown.put("namePattern", spec.namePattern().text());
        shown.set("leaveOut", Answers.texts(spec.leaveOut()));
        shown.set("include", Answers.texts(spec.include()));
        shown.put("prove", spec.prove());
        shown.set("retention", retention(spec.retention()));
        return shown.put("enabled", spec.enabled());
    }

    private static ObjectNode retention(RetentionRules rules) {
        ObjectNode shown = Json.object()
                .put("keepLast", rules.keepLast())
                .put("keepHourly", rules.keepHourly())
                .put("keepDaily", rules.keepDaily())
                .put("keepWeekly", rules.keepWeekly())
                .put("keepMonthly", rules.keepMonthly());
        rules.keepWithin().ifPresent(within -> shown.put("keepWithin", within));
        return shown;
    }

    static ObjectNode status(PolicyStatus status) {
        ObjectNode shown = Json.object();
        shown.put("status", OutcomeJson.word(status.condition()))
                .put("step", status.step().map(OutcomeJson::word).orElse(null))
                .put("operation", status.operation().orElse(null))
                .put("waiting", status.waiting().orElse(null));
        time(shown, "nextRun", status.nextRun());
        time(shown, "lastRun", status.lastRun());
        time(shown, "lastSuccess", status.lastSuccess());
        shown.put("lastError", status.lastError().orElse(null));
        time(shown, "lastErrorAt", status.lastErrorAt());
        shown.put("consecutiveFailures", status.consecutiveFailures());
        shown.set("lastBackup", status.lastBackup().map(PolicyJson::backup).orElse(null));
        return shown;
    }

    private static ObjectNode backup(LastBackup last) {
        return Json.object()
                .put("name", last.name())
                .put("storageAccount", last.storageAccount())
                .put("containerName", last.containerName())
                .put("sequence", last.sequence())
                .put("created", last.created().toString())
                .put("expires", last.expires().toString())
                .put("expired", last.expired())
                .put("proven", last.proven());
    }

    private static void time(ObjectNode shown, String member, Optional<Instant> time) {
        shown.put(member, time.map(Instant::toString).orElse(null));
    }

    static ObjectNode decisions(List<RetentionDecision> decisions) {
        long kept = decisions.stream().filter(RetentionDecision::keep).count();
        ObjectNode shown = Json.object().put("keep", kept).put("remove", decisions.size() - kept);
        ArrayNode value = shown.putArray("value");
        for (RetentionDecision each : decisions) {
            value.addObject()
                    .put("backupName", each.backupName())
                    .put("created", each.created().toString())
                    .put("proven", each.proven())
                    .put("keyAvailable", each.opens())
                    .put("action", each.keep() ? "keep" : "remove")
                    .set("reasons", Answers.texts(each.reasons()));
        }
        return shown;
    }
}
