package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.schedule.PolicyView;
import io.holdfast.recovery.schedule.RecoveryStatus;
import io.holdfast.recovery.schedule.RecoveryStatus.LastProof;
import io.holdfast.recovery.schedule.RecoveryStatus.LastRestore;
import io.holdfast.recovery.schedule.RecoveryStatus.Restorable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How recoverable a service is, as callers see it. */
final class StatusJson {

    private StatusJson() {}

    static ObjectNode of(RecoveryStatus status) {
        ObjectNode shown = Json.object()
                .put("sequence", status.sequence())
                .put("damaged", status.damaged().orElse(null));
        shown.set(
                "newestRestorable",
                status.newestRestorable().map(StatusJson::restorable).orElse(null));
        shown.put("changesSince", status.changesSince().orElse(null))
                .put("rpoSeconds", status.rpoSeconds().orElse(null));
        shown.set("lastRestore", status.lastRestore().map(StatusJson::restore).orElse(null));
        shown.set("lastProof", status.lastProof().map(StatusJson::proof).orElse(null));
        shown.set("missingKeys", Answers.texts(status.missingKeys()));
        ArrayNode policies = shown.putArray("policies");
        for (PolicyView policy : status.policies()) {
            policies.addObject()
                    .put("name", policy.name())
                    .put("enabled", policy.spec().enabled())
                    .setAll(PolicyJson.status(policy.status()));
        }
        shown.set(
                "failingPolicies",
                Answers.texts(
                        status.failingPolicies().stream().map(PolicyView::name).toList()));
        return shown;
    }

    private static ObjectNode restorable(Restorable backup) {
        ObjectNode shown = Json.object()
                .put("created", backup.created().toString())
                .put("expires", backup.expires().toString())
                .put("name", backup.name())
                .put("account", backup.storageAccount())
                .put("container", backup.containerName())
                .put("sequence", backup.sequence())
                .put("proven", backup.proven());
        shown.set("leftOut", Answers.texts(backup.leftOut()));
        return shown;
    }

    private static ObjectNode restore(LastRestore last) {
        return Json.object()
                .put("ended", last.ended().toString())
                .put("seconds", last.seconds())
                .put("restored", last.restored())
                .put("from", last.from())
                .put("backupCreated", last.backupCreated().toString());
    }

    private static ObjectNode proof(LastProof last) {
        return Json.object()
                .put("ended", last.ended().toString())
                .put("seconds", last.seconds())
                .put("name", last.name());
    }
}
