package io.holdfast.recovery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a backup says about itself, as the database keeps it. What an older version has not written is as good as empty. */
final class ManifestFactsJson {

    private ManifestFactsJson() {}

    static ObjectNode write(ManifestFacts facts) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("archiveId", facts.archiveId())
                .put("service", facts.source().service())
                .put("serviceName", facts.source().name())
                .put("deployment", facts.source().deployment().orElse(null))
                .put("location", facts.source().location())
                .put("sku", facts.source().sku())
                .put("sequence", facts.source().sequence())
                .put("created", facts.created().toString())
                .put("expires", facts.expires().toString())
                .put("format", facts.format())
                .put("version", facts.version())
                .put("recoveryKey", facts.recoveryKey().orElse(null))
                .put("digest", facts.digest())
                .put("records", facts.content().records())
                .put("bytes", facts.content().bytes());
        ObjectNode counts = json.putObject("counts");
        facts.content().counts().forEach(counts::put);
        var left = json.putArray("leftOut");
        facts.leftOut().forEach(left::add);
        ObjectNode losses = json.putObject("notIncluded");
        facts.notIncluded().counts().forEach(losses::put);
        return json;
    }

    static ManifestFacts read(JsonNode json) {
        return new ManifestFacts(
                text(json, "archiveId"),
                new ManifestFacts.Source(
                        text(json, "service"),
                        text(json, "serviceName"),
                        optional(json, "deployment"),
                        text(json, "location"),
                        text(json, "sku"),
                        json.path("sequence").asLong(0)),
                time(json, "created"),
                time(json, "expires"),
                json.path("format").asInt(0),
                text(json, "version"),
                optional(json, "recoveryKey"),
                text(json, "digest"),
                new ManifestFacts.Content(
                        json.path("records").asLong(0), json.path("bytes").asLong(0), counts(json.path("counts"))),
                texts(json.path("leftOut")),
                new LossReport(counts(json.path("notIncluded"))));
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }

    static Optional<String> optional(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).asString(null)).filter(text -> !text.isEmpty());
    }

    /** Long ago if it is not there: what is then said has expired, and nobody relies on it. */
    static Instant time(JsonNode json, String member) {
        return optional(json, member).map(Instant::parse).orElse(Instant.EPOCH);
    }

    static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }

    private static Map<String, Long> counts(JsonNode object) {
        var counts = new LinkedHashMap<String, Long>();
        object.properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asLong(0)));
        return counts;
    }
}
