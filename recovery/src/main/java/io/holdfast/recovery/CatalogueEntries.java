package io.holdfast.recovery;

import io.holdfast.archive.BackupProof;
import io.holdfast.archive.Inspection;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.vault.BlobSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said of the blobs of one container.
 *
 * @param known what this deployment remembers of its blobs, by their names
 */
record CatalogueEntries(RecoveryKeys keys, Map<String, List<ObjectNode>> known, Instant now) {

    /** Empty if the metadata is not ours, or says too little. Whoever can write to the container can write it. */
    Optional<ObjectNode> fromMetadata(BlobSummary blob) {
        return BlobFacts.read(blob.metadata()).map(facts -> {
            ObjectNode entry = entry(blob, "backup").put("from", "metadata");
            return facts(entry, facts);
        });
    }

    ObjectNode fromManifest(BlobSummary blob, Inspection inspection) {
        ObjectNode entry = entry(blob, "backup").put("from", "manifest");
        return facts(entry, BlobFacts.from(inspection.manifest(), Optional.empty()));
    }

    /** Of a blob that tells nothing. */
    ObjectNode without(BlobSummary blob, String state, String reason) {
        return entry(blob, state).put("reason", reason);
    }

    private static ObjectNode entry(BlobSummary blob, String state) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", blob.name())
                .put("state", state)
                .put("size", blob.length())
                .put("modified", blob.modified().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private ObjectNode facts(ObjectNode entry, BlobFacts facts) {
        entry.put("serviceName", facts.service())
                .put("sku", facts.sku())
                .put("sequence", facts.sequence())
                .put("created", facts.created().toString())
                .put("expires", facts.expires().toString())
                .put("expired", now.isAfter(facts.expires()))
                .put("records", facts.records())
                .put("archiveId", facts.archiveId())
                .put("format", facts.format());
        key(entry, facts.key());
        remembered(entry, entry.path("name").asString(), facts.archiveId());
        return entry;
    }

    /** All that a manifest says. */
    ObjectNode shown(BackupLocation location, Inspection inspection) {
        Manifest manifest = inspection.manifest();
        ObjectNode shown = ManifestFacts.json(manifest);
        shown.put("storageAccount", location.storageAccount())
                .put("containerName", location.containerName())
                .put("backupName", location.backupName())
                .put("serviceName", manifest.source().name())
                .put("expired", now.isAfter(manifest.expires()))
                .put(
                        "authentic",
                        switch (inspection.authenticity()) {
                            case AUTHENTIC -> "true";
                            case CHANGED -> "false";
                            case UNKNOWN -> "unknown";
                        });
        key(shown, manifest.sealingKey());
        var entries = shown.putArray("entries");
        manifest.entries()
                .forEach(entry -> entries.addObject()
                        .put("type", entry.type())
                        .put("records", entry.records())
                        .put("bytes", entry.bytes())
                        .put("contentBytes", entry.contentBytes()));
        remembered(shown, location.backupName(), manifest.archiveId());
        return shown;
    }

    private void key(ObjectNode entry, Optional<String> fingerprint) {
        entry.put("recoveryKey", fingerprint.orElse(null));
        fingerprint.ifPresent(needed -> entry.put("keyAvailable", keys.opens(fingerprint)));
    }

    /** When it was last read to its end, or proven; only of this very archive, not of an older one of its name. */
    private void remembered(ObjectNode entry, String name, String archiveId) {
        for (ObjectNode record : known.getOrDefault(name, List.of())) {
            if (record.path("archiveId").asString("").equals(archiveId)) {
                later(entry, record, "verified");
                later(entry, record, "proven");
            }
        }
    }

    /** What lies beside the blob says that it was proven; somebody who has no recovery key may have written that. */
    void proven(ObjectNode entry, BlobSummary blob, BackupProof said) {
        if (said.archiveId().equals(entry.path("archiveId").asString(""))
                && said.length() == blob.length()
                && said.isAuthentic(blob.name(), keys)) {
            later(entry, "proven", said.proven().toString());
        }
    }

    private static void later(ObjectNode entry, ObjectNode record, String what) {
        later(entry, what, record.path(what).asString(""));
    }

    private static void later(ObjectNode entry, String what, String when) {
        if (!when.isEmpty()
                && (!entry.has(what)
                        || Instant.parse(when)
                                .isAfter(Instant.parse(entry.path(what).asString())))) {
            entry.put(what, when);
        }
    }
}
