package io.holdfast.recoveryapi;

import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupDetails;
import io.holdfast.recovery.BlobFacts;
import io.holdfast.recovery.CatalogueEntry;
import io.holdfast.recovery.CatalogueEntry.Backup;
import io.holdfast.recovery.CatalogueEntry.Other;
import io.holdfast.recovery.KnownBackup;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Backups as callers see them: what the deployment remembers of one, what a container has, and all that a manifest says. */
final class BackupJson {

    private static final String VERIFIED = "verified";
    private static final String PROVEN = "proven";

    private BackupJson() {}

    static ObjectNode known(KnownBackup backup) {
        ObjectNode shown = ManifestJson.of(backup.facts())
                .put("storageAccount", backup.storageAccount())
                .put("containerName", backup.containerName())
                .put("backupName", backup.backupName())
                .put("madeFor", backup.madeFor());
        backup.policyId().ifPresent(id -> shown.put("policyId", id));
        checked(shown, VERIFIED, backup.verified());
        checked(shown, PROVEN, backup.proven());
        return shown;
    }

    private static void checked(ObjectNode shown, String what, Optional<KnownBackup.Check> check) {
        check.ifPresent(done -> shown.put(what, done.when().toString()).put(what + "Seconds", done.seconds()));
    }

    static ObjectNode entry(CatalogueEntry entry) {
        ObjectNode shown = Json.object()
                .put("name", entry.blob().name())
                .put("state", state(entry))
                .put("size", entry.blob().size())
                .put("modified", entry.blob().modified().toString());
        switch (entry) {
            case Backup backup -> backup(shown, backup);
            case Other other -> shown.put("reason", other.reason());
        }
        return shown;
    }

    private static String state(CatalogueEntry entry) {
        return switch (entry) {
            case Backup backup -> "backup";
            case Other other ->
                switch (other.state()) {
                    case DAMAGED -> "damaged";
                    case NOT_A_BACKUP -> "notABackup";
                    case UNREADABLE -> "unreadable";
                };
        };
    }

    private static void backup(ObjectNode shown, Backup backup) {
        BlobFacts facts = backup.facts();
        shown.put("from", OutcomeJson.word(backup.told()))
                .put("serviceName", facts.service())
                .put("sku", facts.sku())
                .put("sequence", facts.sequence())
                .put("created", facts.created().toString())
                .put("expires", facts.expires().toString())
                .put("expired", backup.expired())
                .put("records", facts.records())
                .put("archiveId", facts.archiveId())
                .put("format", facts.format());
        shown.put("recoveryKey", facts.key().orElse(null));
        facts.key().ifPresent(key -> shown.put("keyAvailable", backup.opens()));
        when(shown, VERIFIED, backup.verified());
        when(shown, PROVEN, backup.proven());
    }

    static ObjectNode details(BackupDetails details) {
        ObjectNode shown = ManifestJson.of(details.facts())
                .put("storageAccount", details.storageAccount())
                .put("containerName", details.containerName())
                .put("backupName", details.backupName())
                .put("expired", details.expired())
                .put(
                        "authentic",
                        switch (details.authenticity()) {
                            case AUTHENTIC -> "true";
                            case CHANGED -> "false";
                            case UNKNOWN -> "unknown";
                        });
        details.facts().recoveryKey().ifPresent(key -> shown.put("keyAvailable", details.opens()));
        ArrayNode entries = shown.putArray("entries");
        details.entries()
                .forEach(entry -> entries.addObject()
                        .put("type", entry.type())
                        .put("records", entry.records())
                        .put("bytes", entry.bytes())
                        .put("contentBytes", entry.contentBytes()));
        when(shown, VERIFIED, details.verified());
        when(shown, PROVEN, details.proven());
        return shown;
    }

    private static void when(ObjectNode shown, String what, Optional<Instant> when) {
        when.ifPresent(time -> shown.put(what, time.toString()));
    }
}
