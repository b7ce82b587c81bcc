package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.ManifestFacts;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a backup says about itself, as callers see it. */
final class ManifestJson {

    private ManifestJson() {}

    static ObjectNode of(ManifestFacts facts) {
        ObjectNode shown = Json.object()
                .put("archiveId", facts.archiveId())
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
        shown.set("counts", counts(facts.content().counts()));
        shown.set("leftOut", Answers.texts(facts.leftOut()));
        shown.set("notIncluded", counts(facts.notIncluded().counts()));
        return shown;
    }

    private static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode shown = Json.object();
        counts.forEach(shown::put);
        return shown;
    }
}
