package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The manifest's essentials as metadata of the blob, so that a list of backups reads no blob. All values are ASCII. */
public final class BlobFacts {

    /** The unique id of the backup policy that made it; missing when a caller asked for it. */
    public static final String POLICY = "holdfast_policy";

    /** The archive's id. */
    public static final String ARCHIVE = "holdfast_archive";

    /** When it was made, ISO 8601. */
    public static final String CREATED = "holdfast_created";

    private BlobFacts() {}

    static Map<String, String> of(Manifest manifest, Optional<String> policy) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("holdfast_format", Integer.toString(manifest.formatVersion()));
        facts.put(ARCHIVE, manifest.archiveId());
        facts.put("holdfast_service", manifest.source().name());
        facts.put("holdfast_sku", manifest.source().sku());
        facts.put("holdfast_sequence", Long.toString(manifest.source().sequence()));
        facts.put(CREATED, manifest.created().toString());
        facts.put("holdfast_expires", manifest.expires().toString());
        facts.put("holdfast_records", Long.toString(manifest.records()));
        facts.put("holdfast_key", manifest.sealingKey().orElse("none"));
        policy.ifPresent(id -> facts.put(POLICY, id));
        return facts;
    }
}
