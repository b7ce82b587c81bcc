package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a run did, as the long-running operation keeps it: JSON. */
record RunResult(String json) {

    static RunResult of(Manifest manifest, long start) {
        return new RunResult(facts(manifest, start).toString());
    }

    static RunResult restored(RestorePlan plan, GenerationFill.Filled filled, long start) {
        ObjectNode result = facts(plan.manifest(), start);
        changes(result, plan, filled);
        return new RunResult(result.toString());
    }

    /** Of a proof: whether it lies beside the backup, where other deployments see it. */
    RunResult proof(boolean beside) {
        ObjectNode result = (ObjectNode) JsonMapper.shared().readTree(json);
        return new RunResult(result.put("proofBesideBackup", beside).toString());
    }

    /** Of a restore whose configuration the gateway serves now: that is what its time counts. */
    RunResult served(long start) {
        ObjectNode result = (ObjectNode) JsonMapper.shared().readTree(json);
        result.put("switchSeconds", result.path("seconds").asDouble()).put("seconds", since(start));
        return new RunResult(result.toString());
    }

    /** Likewise, in the place of a configuration that was damaged: nothing of that could be kept. */
    RunResult over(Optional<String> damage) {
        return damage.map(reason -> {
                    var result = (ObjectNode) JsonMapper.shared().readTree(json);
                    return new RunResult(result.put("replacedDamaged", reason).toString());
                })
                .orElse(this);
    }

    /** A plan that ends at a rule that does not even let the archive be read. */
    static RunResult refusedPreview(RestorePlan plan, long start) {
        return new RunResult(preview(plan, start).toString());
    }

    static RunResult previewed(
            RestorePlan plan,
            GenerationFill.Filled filled,
            Differences differences,
            int pages,
            Dangling dangling,
            DoubledOperations doubled,
            long start) {
        ObjectNode result = preview(plan, start);
        changes(result, plan, filled);
        ObjectNode counts = result.putObject("changes");
        differences.counts().forEach((type, count) -> {
            ObjectNode each = counts.putObject(type);
            for (Differences.Action action : Differences.Action.values()) {
                each.put(word(action), count.getOrDefault(action, 0L));
            }
        });
        var listed = result.putArray("resources");
        differences.listed().forEach(difference -> listed.add(difference.json()));
        result.put("truncated", differences.truncated()).put("pages", pages).put("danglingCount", dangling.count());
        var missing = result.putArray("dangling");
        dangling.named()
                .forEach(found -> missing.addObject().put("path", found.path()).put("missing", found.missing()));
        doubled.put(result);
        return new RunResult(result.toString());
    }

    private static ObjectNode preview(RestorePlan plan, long start) {
        ObjectNode result = facts(plan.manifest(), start);
        result.put("verdict", plan.allowed() ? "allowed" : "refused");
        var checks = result.putArray("checks");
        plan.checks()
                .forEach(check -> checks.addObject()
                        .put("name", check.name())
                        .put("passed", check.passed())
                        .put("detail", check.detail()));
        return result;
    }

    private static void changes(ObjectNode result, RestorePlan plan, GenerationFill.Filled filled) {
        result.put("restored", filled.restored()).put("kept", filled.kept());
        var left = result.putArray("leftOut");
        plan.left().names().forEach(left::add);
        result.put("rekeyed", filled.changes().rekeyed())
                .put("ownSecrets", filled.changes().ownSecrets())
                .put("withoutSecrets", filled.changes().withoutSecrets())
                .put("mapped", filled.changes().mapped())
                .put("corrected", filled.corrections().count());
        result.set("corrections", filled.corrections().json());
    }

    private static ObjectNode facts(Manifest manifest, long start) {
        ObjectNode result = ManifestFacts.json(manifest);
        return result.put("seconds", since(start));
    }

    /** In seconds, to the millisecond. */
    private static double since(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    private static String word(Differences.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
