package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Records;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What this deployment knows by itself of the backups of its services: which it made, and when one was last read or proven.
 * It is a memory, not the truth: the blobs are in the storage account.
 */
final class BackupRecords {

    /** What a check is called: the blob was read to its end, or restored and compared. */
    static final String VERIFIED = "verified";

    static final String PROVEN = "proven";

    private static final String KIND = "backup";

    private final Records records;

    BackupRecords(Records records) {
        this.records = records;
    }

    /** A backup was made; what was known of an older blob of that name is forgotten. */
    void made(ServiceId service, BackupLocation location, Manifest manifest, Optional<String> policy) {
        ObjectNode record = ManifestFactsJson.write(ManifestFacts.of(manifest));
        record.put("storageAccount", location.storageAccount())
                .put("containerName", location.containerName())
                .put("backupName", location.backupName())
                .put("madeFor", service.key());
        policy.ifPresent(id -> record.put("policyId", id));
        write(service, location, record);
    }

    /** Nothing was wrong with it. What another version keeps of it besides stays. */
    void checked(
            ServiceId service, BackupLocation location, Manifest manifest, String what, Instant when, double seconds) {
        if (find(service, location)
                .filter(known -> known.path("archiveId").asString("").equals(manifest.archiveId()))
                .isEmpty()) {
            made(service, location, manifest, Optional.empty());
        }
        find(service, location)
                .ifPresent(record -> write(
                        service, location, record.put(what, when.toString()).put(what + "Seconds", seconds)));
    }

    private Optional<ObjectNode> find(ServiceId service, BackupLocation location) {
        return records.get(KIND, id(service, location)).map(BackupRecords::parse);
    }

    /** Newest first. */
    List<KnownBackup> of(ServiceId service) {
        return records.all(KIND).values().stream()
                .map(BackupRecords::parse)
                .filter(record -> is(record, "madeFor", service.key()))
                .map(BackupRecords::read)
                .sorted(Comparator.comparing(
                                (KnownBackup backup) -> backup.facts().created())
                        .reversed())
                .toList();
    }

    /** The fingerprints of the keys that sealed what has not expired, one for each backup. */
    Stream<String> sealedAndValid(Instant now) {
        return records.all(KIND).values().stream()
                .map(BackupRecords::parse)
                .map(BackupRecords::read)
                .filter(backup -> backup.facts().expires().isAfter(now))
                .flatMap(backup -> backup.facts().recoveryKey().stream());
    }

    /** What is known of the blobs of a container, by their names, whichever service made or read them. */
    Map<String, List<KnownBackup>> in(BackupContainer container) {
        return records.all(KIND).values().stream()
                .map(BackupRecords::parse)
                .filter(record -> is(record, "storageAccount", container.storageAccount())
                        && is(record, "containerName", container.containerName()))
                .map(BackupRecords::read)
                .collect(Collectors.groupingBy(KnownBackup::backupName));
    }

    /** The blob is gone, for every service. */
    void forget(BackupLocation location) {
        records.all(KIND).forEach((id, json) -> {
            ObjectNode record = parse(json);
            if (is(record, "storageAccount", location.storageAccount())
                    && is(record, "containerName", location.containerName())
                    && is(record, "backupName", location.backupName())) {
                records.delete(KIND, id);
            }
        });
    }

    private static boolean is(ObjectNode record, String member, String value) {
        return record.path(member).asString("").equals(value);
    }

    private void write(ServiceId service, BackupLocation location, ObjectNode record) {
        records.put(KIND, id(service, location), JsonMapper.shared().writeValueAsBytes(record));
    }

    private static ObjectNode parse(byte[] json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static KnownBackup read(ObjectNode record) {
        return new KnownBackup(
                record.path("storageAccount").asString(""),
                record.path("containerName").asString(""),
                record.path("backupName").asString(""),
                ManifestFactsJson.read(record),
                record.path("madeFor").asString(""),
                ManifestFactsJson.optional(record, "policyId"),
                check(record, VERIFIED),
                check(record, PROVEN));
    }

    private static Optional<KnownBackup.Check> check(ObjectNode record, String what) {
        return ManifestFactsJson.optional(record, what)
                .map(when -> new KnownBackup.Check(
                        Instant.parse(when), record.path(what + "Seconds").asDouble(0)));
    }

    /** Names of blobs are compared letter by letter, ids of records are not: so a digest of the name. */
    private static String id(ServiceId service, BackupLocation location) {
        String place = location.storageAccount() + "\n" + location.containerName() + "\n" + location.backupName();
        return service.key() + "|" + HexFormat.of().formatHex(sha256(place), 0, 16);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
