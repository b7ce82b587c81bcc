package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.DoubledOperations;
import io.holdfast.recovery.PlannedChange;
import io.holdfast.recovery.RestorePreview;
import io.holdfast.recovery.RestoreReport;
import io.holdfast.recovery.RuleCheck;
import io.holdfast.recovery.RunOutcome;
import io.holdfast.recovery.RunOutcome.Previewed;
import io.holdfast.recovery.RunOutcome.Proven;
import io.holdfast.recovery.RunOutcome.Restored;
import io.holdfast.recovery.RunOutcome.Succeeded;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run found out or did, as callers see it. */
final class OutcomeJson {

    private OutcomeJson() {}

    static ObjectNode of(Succeeded outcome) {
        ObjectNode shown = ManifestJson.of(outcome.backup()).put("seconds", outcome.seconds());
        switch (outcome) {
            case Restored restored -> restored(shown, restored);
            case Previewed previewed -> previewed(shown, previewed);
            case Proven proven -> shown.put("proofBesideBackup", proven.besideBackup());
            case RunOutcome.BackedUp made -> {}
            case RunOutcome.Verified verified -> {}
        }
        return shown;
    }

    private static void restored(ObjectNode shown, Restored restored) {
        report(shown, restored.report());
        restored.replacedDamaged().ifPresent(reason -> shown.put("replacedDamaged", reason));
        restored.switchSeconds().ifPresent(seconds -> shown.put("switchSeconds", seconds));
    }

    private static void previewed(ObjectNode shown, Previewed previewed) {
        shown.put("verdict", previewed.allowed() ? "allowed" : "refused");
        ArrayNode checks = shown.putArray("checks");
        for (RuleCheck check : previewed.checks()) {
            checks.addObject()
                    .put("name", check.name())
                    .put("passed", check.passed())
                    .put("detail", check.detail());
        }
        previewed.plan().ifPresent(plan -> plan(shown, plan));
    }

    private static void plan(ObjectNode shown, RestorePreview plan) {
        report(shown, plan.report());
        ObjectNode changes = shown.putObject("changes");
        plan.changes()
                .forEach((type, count) -> changes.putObject(type)
                        .put("create", count.create())
                        .put("change", count.change())
                        .put("remove", count.remove())
                        .put("leave", count.leave()));
        shown.set("resources", resources(plan.resources()));
        shown.put("truncated", plan.truncated())
                .put("pages", plan.pages())
                .put("danglingCount", plan.dangling().count());
        ArrayNode dangling = shown.putArray("dangling");
        plan.dangling()
                .named()
                .forEach(each -> dangling.addObject().put("path", each.path()).put("missing", each.missing()));
        doubled(shown, plan.doubled());
    }

    static ArrayNode resources(List<PlannedChange> changes) {
        return Answers.array(changes.stream().map(OutcomeJson::change));
    }

    private static ObjectNode change(PlannedChange change) {
        return Json.object()
                .put("type", change.type())
                .put("path", change.path())
                .put("action", word(change.action()));
    }

    static void doubled(ObjectNode shown, DoubledOperations doubled) {
        shown.put("doubledOperationCount", doubled.count());
        ArrayNode list = shown.putArray("doubledOperations");
        doubled.named()
                .forEach(each -> list.addObject().put("path", each.path()).put("sameAs", each.sameAs()));
    }

    private static void report(ObjectNode shown, RestoreReport report) {
        shown.put("restored", report.restored()).put("kept", report.kept());
        shown.set("leftOut", Answers.texts(report.leftOut()));
        shown.put("rekeyed", report.rekeyed())
                .put("ownSecrets", report.ownSecrets())
                .put("withoutSecrets", report.withoutSecrets())
                .put("mapped", report.mapped())
                .put("corrected", report.corrected());
        ArrayNode corrections = shown.putArray("corrections");
        report.corrections()
                .forEach(each -> corrections
                        .addObject()
                        .put("path", each.path())
                        .put("action", word(each.action()))
                        .put("reason", each.reason()));
    }

    /** As JSON spells a constant. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
