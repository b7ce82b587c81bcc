package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The manifest's essentials as metadata of the blob, so that a list of backups reads no blob. All values are ASCII. */
final class BlobFacts {

    private BlobFacts() {}

    static Map<String, String> of(Manifest manifest) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("holdfast_format", Integer.toString(manifest.formatVersion()));
        facts.put("holdfast_archive", manifest.archiveId());
        facts.put("holdfast_service", manifest.source().name());
        facts.put("holdfast_sku", manifest.source().sku());
        facts.put("holdfast_sequence", Long.toString(manifest.source().sequence()));
        facts.put("holdfast_created", manifest.created().toString());
        facts.put("holdfast_expires", manifest.expires().toString());
        facts.put("holdfast_records", Long.toString(manifest.records()));
        facts.put("holdfast_key", manifest.sealingKey().orElse("none"));
        return facts;
    }
}
