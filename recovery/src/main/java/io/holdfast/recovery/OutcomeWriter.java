package io.holdfast.recovery;

import io.holdfast.recovery.RunOutcome.Previewed;
import io.holdfast.recovery.RunOutcome.Proven;
import io.holdfast.recovery.RunOutcome.Restored;
import io.holdfast.recovery.RunOutcome.Succeeded;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run did, as the long-running operation keeps it: JSON. Other versions read it, so its members keep their names. */
final class OutcomeWriter {

    private OutcomeWriter() {}

    static String write(Succeeded outcome) {
        ObjectNode json = ManifestFactsJson.write(outcome.backup()).put("seconds", outcome.seconds());
        switch (outcome) {
            case Restored restored -> restored(json, restored);
            case Previewed previewed -> previewed(json, previewed);
            case Proven proven -> json.put("proofBesideBackup", proven.besideBackup());
            case RunOutcome.BackedUp made -> {}
            case RunOutcome.Verified verified -> {}
        }
        return json.toString();
    }

    private static void restored(ObjectNode json, Restored restored) {
        report(json, restored.report());
        restored.replacedDamaged().ifPresent(reason -> json.put("replacedDamaged", reason));
        restored.switchSeconds().ifPresent(seconds -> json.put("switchSeconds", seconds));
    }

    private static void previewed(ObjectNode json, Previewed previewed) {
        json.put("verdict", previewed.allowed() ? "allowed" : "refused");
        ArrayNode checks = json.putArray("checks");
        for (RuleCheck check : previewed.checks()) {
            checks.addObject()
                    .put("name", check.name())
                    .put("passed", check.passed())
                    .put("detail", check.detail());
        }
        previewed.plan().ifPresent(plan -> plan(json, plan));
    }

    private static void plan(ObjectNode json, RestorePreview plan) {
        report(json, plan.report());
        ObjectNode changes = json.putObject("changes");
        plan.changes()
                .forEach((type, count) -> changes.putObject(type)
                        .put("create", count.create())
                        .put("change", count.change())
                        .put("remove", count.remove())
                        .put("leave", count.leave()));
        ArrayNode resources = json.putArray("resources");
        plan.resources().forEach(each -> resources.add(change(each)));
        json.put("truncated", plan.truncated())
                .put("pages", plan.pages())
                .put("danglingCount", plan.dangling().count());
        ArrayNode dangling = json.putArray("dangling");
        plan.dangling()
                .named()
                .forEach(each -> dangling.addObject().put("path", each.path()).put("missing", each.missing()));
        json.put("doubledOperationCount", plan.doubled().count());
        ArrayNode doubled = json.putArray("doubledOperations");
        plan.doubled()
                .named()
                .forEach(each -> doubled.addObject().put("path", each.path()).put("sameAs", each.sameAs()));
    }

    private static void report(ObjectNode json, RestoreReport report) {
        json.put("restored", report.restored()).put("kept", report.kept());
        ArrayNode left = json.putArray("leftOut");
        report.leftOut().forEach(left::add);
        json.put("rekeyed", report.rekeyed())
                .put("ownSecrets", report.ownSecrets())
                .put("withoutSecrets", report.withoutSecrets())
                .put("mapped", report.mapped())
                .put("corrected", report.corrected());
        ArrayNode corrections = json.putArray("corrections");
        report.corrections()
                .forEach(each -> corrections
                        .addObject()
                        .put("path", each.path())
                        .put("action", word(each.action()))
                        .put("reason", each.reason()));
    }

    static ObjectNode change(PlannedChange change) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", change.type())
                .put("path", change.path())
                .put("action", word(change.action()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
