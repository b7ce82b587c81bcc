package io.holdfast.recovery;

import io.holdfast.recovery.RestorePreview.Counts;
import io.holdfast.recovery.RestorePreview.Dangling;
import io.holdfast.recovery.RestorePreview.DanglingReferences;
import io.holdfast.recovery.RestoreReport.Correction;
import io.holdfast.store.LongRunningOperation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link OutcomeWriter} wrote, also that of an earlier version, where members are missing. */
final class OutcomeReader {

    private OutcomeReader() {}

    static RunOutcome.Succeeded read(Kind kind, String text) {
        JsonNode json = JsonMapper.shared().readTree(text);
        ManifestFacts backup = ManifestFactsJson.read(json);
        double seconds = json.path("seconds").asDouble(0);
        return switch (kind) {
            case BACKUP -> new RunOutcome.BackedUp(backup, seconds);
            case VERIFY -> new RunOutcome.Verified(backup, seconds);
            case PROVE ->
                new RunOutcome.Proven(
                        backup, seconds, json.path("proofBesideBackup").asBoolean(false));
            case RESTORE ->
                new RunOutcome.Restored(
                        backup,
                        report(json, backup),
                        seconds,
                        json.path("switchSeconds").isNumber()
                                ? Optional.of(json.path("switchSeconds").asDouble())
                                : Optional.empty(),
                        ManifestFactsJson.optional(json, "replacedDamaged"));
            case PREVIEW -> new RunOutcome.Previewed(backup, seconds, checks(json.path("checks")), plan(json, backup));
        };
    }

    private static List<RuleCheck> checks(JsonNode array) {
        return all(
                array,
                each -> new RuleCheck(text(each, "name"), each.path("passed").asBoolean(false), text(each, "detail")));
    }

    private static RestoreReport report(JsonNode json, ManifestFacts backup) {
        return new RestoreReport(
                number(json, "restored"),
                number(json, "kept"),
                backup.leftOut(),
                number(json, "rekeyed"),
                number(json, "ownSecrets"),
                number(json, "withoutSecrets"),
                number(json, "mapped"),
                number(json, "corrected"),
                all(
                        json.path("corrections"),
                        each -> new Correction(
                                text(each, "path"),
                                text(each, "action").equals("removed")
                                        ? Correction.Action.REMOVED
                                        : Correction.Action.CHANGED,
                                text(each, "reason"))));
    }

    /** There is none where a rule did not let the archive be read. */
    private static Optional<RestorePreview> plan(JsonNode json, ManifestFacts backup) {
        if (!json.has("resources")) {
            return Optional.empty();
        }
        return Optional.of(new RestorePreview(
                report(json, backup),
                counts(json.path("changes")),
                changes(json.path("resources")),
                json.path("truncated").asBoolean(false),
                json.path("pages").asInt(0),
                new DanglingReferences(
                        number(json, "danglingCount"),
                        all(json.path("dangling"), each -> new Dangling(text(each, "path"), text(each, "missing")))),
                new DoubledOperations(
                        number(json, "doubledOperationCount"),
                        all(
                                json.path("doubledOperations"),
                                each -> new DoubledOperations.Doubled(text(each, "path"), text(each, "sameAs"))))));
    }

    private static Map<String, Counts> counts(JsonNode object) {
        var counts = new LinkedHashMap<String, Counts>();
        object.properties()
                .forEach(each -> counts.put(
                        each.getKey(),
                        new Counts(
                                number(each.getValue(), "create"),
                                number(each.getValue(), "change"),
                                number(each.getValue(), "remove"),
                                number(each.getValue(), "leave"))));
        return counts;
    }

    static List<PlannedChange> changes(JsonNode array) {
        return all(
                array,
                each -> new PlannedChange(
                        text(each, "type"),
                        text(each, "path"),
                        PlannedChange.Action.valueOf(text(each, "action").toUpperCase(Locale.ROOT))));
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> one) {
        return array.values().stream().map(one).toList();
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }

    private static long number(JsonNode json, String member) {
        return json.path(member).asLong(0);
    }
}
