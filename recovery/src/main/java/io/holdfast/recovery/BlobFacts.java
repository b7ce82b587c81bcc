package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import io.holdfast.vault.BlobSummary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The manifest's essentials as metadata of the blob, so that a list of backups reads no blob. All values are ASCII.
 *
 * @param service the name of the service it was made of
 * @param key the fingerprint of the recovery key that it is sealed with
 * @param policy the unique id of the backup policy that made it; empty when a caller asked for it
 */
public record BlobFacts(
        int format,
        String archiveId,
        String service,
        String sku,
        long sequence,
        Instant created,
        Instant expires,
        long records,
        Optional<String> key,
        Optional<String> policy) {

    private static final String FORMAT = "holdfast_format";
    private static final String POLICY = "holdfast_policy";
    private static final String UNSEALED = "none";

    static BlobFacts from(Manifest manifest, Optional<String> policy) {
        return new BlobFacts(
                manifest.formatVersion(),
                manifest.archiveId(),
                manifest.source().name(),
                manifest.source().sku(),
                manifest.source().sequence(),
                manifest.created(),
                manifest.expires(),
                manifest.records(),
                manifest.sealingKey(),
                policy);
    }

    Map<String, String> metadata() {
        var facts = new LinkedHashMap<String, String>();
        facts.put(FORMAT, Integer.toString(format));
        facts.put("holdfast_archive", archiveId);
        facts.put("holdfast_service", service);
        facts.put("holdfast_sku", sku);
        facts.put("holdfast_sequence", Long.toString(sequence));
        facts.put("holdfast_created", created.toString());
        facts.put("holdfast_expires", expires.toString());
        facts.put("holdfast_records", Long.toString(records));
        facts.put("holdfast_key", key.orElse(UNSEALED));
        policy.ifPresent(id -> facts.put(POLICY, id));
        return facts;
    }

    /** Whether a blob carries any of them. */
    static boolean areOn(BlobSummary blob) {
        return lowerCase(blob.metadata()).containsKey(FORMAT);
    }

    /** Empty unless all of them are there and are what they should be. Whoever can write to the container can write them. */
    public static Optional<BlobFacts> read(Map<String, String> metadata) {
        Map<String, String> facts = lowerCase(metadata);
        try {
            String key = value(facts, "holdfast_key");
            return Optional.of(new BlobFacts(
                    Integer.parseInt(value(facts, FORMAT)),
                    value(facts, "holdfast_archive"),
                    value(facts, "holdfast_service"),
                    value(facts, "holdfast_sku"),
                    Long.parseLong(value(facts, "holdfast_sequence")),
                    Instant.parse(value(facts, "holdfast_created")),
                    Instant.parse(value(facts, "holdfast_expires")),
                    Long.parseLong(value(facts, "holdfast_records")),
                    key.equals(UNSEALED) ? Optional.empty() : Optional.of(key),
                    Optional.ofNullable(facts.get(POLICY))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String value(Map<String, String> facts, String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the metadata has no " + name);
        }
        return value;
    }

    /** Names of metadata ignore case, and some tools change it. */
    private static Map<String, String> lowerCase(Map<String, String> metadata) {
        var lower = new TreeMap<String, String>();
        metadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
