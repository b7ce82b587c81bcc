package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A manifest in the form in which callers see it. */
final class ManifestFacts {

    private ManifestFacts() {}

    static ObjectNode json(Manifest manifest) {
        ObjectNode facts = JsonMapper.shared().createObjectNode();
        facts.put("archiveId", manifest.archiveId())
                .put("service", manifest.source().id())
                .put("serviceName", manifest.source().name())
                .put("deployment", manifest.source().deployment().orElse(null))
                .put("location", manifest.source().location())
                .put("sku", manifest.source().sku())
                .put("sequence", manifest.source().sequence())
                .put("created", manifest.created().toString())
                .put("expires", manifest.expires().toString())
                .put("format", manifest.formatVersion())
                .put("version", manifest.productVersion())
                .put("recoveryKey", manifest.sealingKey().orElse(null))
                .put("digest", manifest.digest())
                .put("records", manifest.records())
                .put("bytes", bytes(manifest));
        ObjectNode counts = facts.putObject("counts");
        manifest.counts().forEach(counts::put);
        var left = facts.putArray("leftOut");
        manifest.leftOut().forEach(left::add);
        ObjectNode losses = facts.putObject("notIncluded");
        new TreeMap<>(manifest.notIncluded()).forEach(losses::put);
        return facts;
    }

    private static long bytes(Manifest manifest) {
        return manifest.entries().stream().mapToLong(Manifest.Entry::bytes).sum();
    }
}
