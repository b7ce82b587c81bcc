package io.holdfast.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Manifests as JSON. A sealed archive's manifest ends with {@code ,"tag":"…"}}: the authentication of all text before that
 * last member, so that nobody without the recovery key can change what the manifest says.
 */
final class ManifestCodec {

    private static final String TAG = ",\"tag\":\"";

    private ManifestCodec() {}

    static byte[] write(Manifest manifest, @Nullable Sealing sealing) {
        String json = json(manifest);
        String text = json.substring(0, json.length() - 1);
        String end = sealing == null ? "}" : TAG + sealing.tag(text.getBytes(StandardCharsets.UTF_8)) + "\"}";
        return (text + end).getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Manifest manifest) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("format", manifest.formatVersion())
                .put("product", "Holdfast")
                .put("version", manifest.productVersion())
                .put("archiveId", manifest.archiveId());
        root.putObject("service")
                .put("id", manifest.source().id())
                .put("name", manifest.source().name())
                .put("location", manifest.source().location())
                .put("sku", manifest.source().sku())
                .put("sequence", manifest.source().sequence());
        root.put("created", manifest.created().toString())
                .put("expires", manifest.expires().toString());
        if (manifest.sealingKey().isPresent()) {
            root.putObject("sealing")
                    .put("scheme", Sealing.SCHEME)
                    .put("key", manifest.sealingKey().get());
        } else {
            root.putNull("sealing");
        }
        var entries = root.putArray("entries");
        for (Manifest.Entry entry : manifest.entries()) {
            entries.addObject()
                    .put("name", entry.name())
                    .put("type", entry.type())
                    .put("records", entry.records())
                    .put("bytes", entry.bytes())
                    .put("contentBytes", entry.contentBytes())
                    .put("sha256", entry.sha256());
        }
        root.put("digest", manifest.digest());
        var leftOut = root.putArray("leftOut");
        manifest.leftOut().forEach(leftOut::add);
        var notIncluded = root.putObject("notIncluded");
        new TreeMap<>(manifest.notIncluded()).forEach(notIncluded::put);
        return root.toString();
    }

    /**
     * Reads a manifest and checks all that can be checked of it alone.
     *
     * @return the manifest; its tag has been checked if it is sealed, with the key that it names
     */
    static Manifest read(byte[] bytes, RecoveryKeys keys) throws ArchiveException {
        JsonNode root = parse(bytes);
        int version = root.path("format").asInt(0);
        if (version != ArchiveFormat.VERSION) {
            throw new ArchiveException(
                    version > ArchiveFormat.VERSION
                            ? "the archive has format version " + version + ", and this program reads up to version "
                                    + ArchiveFormat.VERSION + "; use the version of Holdfast that wrote it ("
                                    + root.path("version").asString("unknown") + ") or a newer one"
                            : "the blob is no Holdfast archive: its manifest names no format version");
        }
        Manifest manifest = bind(root, version);
        authenticate(bytes, root, manifest, keys);
        checkEntries(manifest.entries());
        return manifest;
    }

    private static JsonNode parse(byte[] bytes) throws ArchiveException {
        try {
            JsonNode root = JsonMapper.shared().readTree(bytes);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new ArchiveException("the archive is damaged: its manifest is not JSON", e);
        }
        throw new ArchiveException("the archive is damaged: its manifest is no JSON object");
    }

    private static Manifest bind(JsonNode root, int version) throws ArchiveException {
        try {
            JsonNode service = root.path("service");
            var entries = new ArrayList<Manifest.Entry>();
            for (JsonNode entry : root.path("entries")) {
                entries.add(new Manifest.Entry(
                        entry.path("name").asString(),
                        entry.path("type").asString(),
                        entry.path("records").asLong(),
                        entry.path("bytes").asLong(),
                        entry.path("contentBytes").asLong(),
                        entry.path("sha256").asString()));
            }
            var leftOut = new ArrayList<String>();
            root.path("leftOut").forEach(name -> leftOut.add(name.asString()));
            var notIncluded = new TreeMap<String, Long>();
            root.path("notIncluded")
                    .properties()
                    .forEach(count ->
                            notIncluded.put(count.getKey(), count.getValue().asLong()));
            return new Manifest(
                    version,
                    root.path("version").asString(),
                    root.path("archiveId").asString(),
                    new Manifest.Source(
                            service.path("id").asString(),
                            service.path("name").asString(),
                            service.path("location").asString(),
                            service.path("sku").asString(),
                            service.path("sequence").asLong()),
                    Instant.parse(root.path("created").asString()),
                    Instant.parse(root.path("expires").asString()),
                    root.path("sealing").isObject()
                            ? Optional.of(root.path("sealing").path("key").asString())
                            : Optional.empty(),
                    List.copyOf(entries),
                    root.path("digest").asString(),
                    List.copyOf(leftOut),
                    Map.copyOf(notIncluded));
        } catch (JacksonException | DateTimeParseException e) {
            throw new ArchiveException(
                    "the archive is damaged: a member of its manifest is missing or of a wrong type", e);
        }
    }

    private static void authenticate(byte[] bytes, JsonNode root, Manifest manifest, RecoveryKeys keys)
            throws ArchiveException {
        if (manifest.sealingKey().isEmpty()) {
            return;
        }
        String fingerprint = manifest.sealingKey().get();
        RecoveryKey key = keys.named(fingerprint)
                .orElseThrow(() -> new WrongRecoveryKeyException(fingerprint, keys.fingerprints()));
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(TAG);
        var sealing = new Sealing(key, manifest.archiveId());
        if (end < 0
                || !sealing.tagMatches(
                        text.substring(0, end).getBytes(StandardCharsets.UTF_8),
                        root.path("tag").asString(""))) {
            throw new ArchiveException("the archive was changed after it was written: its manifest is not authentic");
        }
    }

    private static void checkEntries(List<Manifest.Entry> entries) throws ArchiveException {
        var names = new HashSet<String>();
        for (Manifest.Entry entry : entries) {
            if (!ArchiveFormat.isType(entry.type())
                    || !entry.name().equals(ArchiveFormat.entryName(entry.type()))
                    || !names.add(entry.name())
                    || entry.records() < 0
                    || entry.bytes() < 0
                    || entry.contentBytes() < 0) {
                throw new ArchiveException(
                        "the archive is damaged: its manifest lists an entry '" + entry.name() + "' that cannot be");
            }
        }
        if (entries.size() > ArchiveFormat.MAX_ENTRIES) {
            throw new ArchiveException("the archive is damaged: its manifest lists " + entries.size() + " entries");
        }
    }
}
