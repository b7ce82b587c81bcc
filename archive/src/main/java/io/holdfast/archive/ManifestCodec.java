package io.holdfast.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Manifests as JSON. A sealed archive's manifest ends with {@code ,"tag":"…"}}: the authentication of all text before that
 * last member, so that nobody without the recovery key can change what the manifest says.
 */
final class ManifestCodec {

    private static final String DEPLOYMENT = "deployment";
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
        ObjectNode service = root.putObject("service");
        service.put("id", manifest.source().id())
                .put("name", manifest.source().name())
                .put("location", manifest.source().location())
                .put("sku", manifest.source().sku())
                .put("sequence", manifest.source().sequence());
        manifest.source().deployment().ifPresent(id -> service.put(DEPLOYMENT, id));
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
        String text = decode(bytes);
        JsonNode root = ManifestMembers.parse(text);
        checkVersion(root);
        Manifest manifest = bind(root);
        authenticate(text, root, manifest, keys);
        checkEntries(manifest.entries());
        return manifest;
    }

    /** Likewise, but only says whether it is authentic. */
    static Inspection inspect(byte[] bytes, RecoveryKeys keys) throws ArchiveException {
        String text = decode(bytes);
        JsonNode root = ManifestMembers.parse(text);
        checkVersion(root);
        Manifest manifest = bind(root);
        checkEntries(manifest.entries());
        Optional<RecoveryKey> key = manifest.sealingKey().flatMap(keys::named);
        if (key.isEmpty()) {
            return new Inspection(manifest, Inspection.Authenticity.UNKNOWN);
        }
        return new Inspection(
                manifest,
                tagMatches(text, root, manifest, key.get())
                        ? Inspection.Authenticity.AUTHENTIC
                        : Inspection.Authenticity.CHANGED);
    }

    private static String decode(byte[] bytes) throws ArchiveException {
        try {
            return StrictUtf8.decode(bytes, 0, bytes.length);
        } catch (ArchiveException e) {
            throw new ArchiveException("the archive is damaged: its manifest is not UTF-8", e);
        }
    }

    private static void checkVersion(JsonNode root) throws ArchiveException {
        JsonNode format = root.path("format");
        if (!format.isIntegralNumber() || format.bigIntegerValue().signum() <= 0) {
            throw new NoArchiveException("the blob is no Holdfast archive: its manifest names no format version");
        }
        if (!format.canConvertToInt() || format.intValue() > ArchiveFormat.VERSION) {
            throw new NewerFormatException("the archive has format version " + MessageText.of(format.asString())
                    + ", and this program reads up to version " + ArchiveFormat.VERSION
                    + "; use the version of Holdfast that wrote it ("
                    + MessageText.of(root.path("version").asString("unknown")) + ") or a newer one");
        }
    }

    private static Manifest bind(JsonNode root) throws ArchiveException {
        JsonNode service = root.path("service");
        return new Manifest(
                ArchiveFormat.VERSION,
                ManifestMembers.word(root, "version"),
                ManifestMembers.word(root, "archiveId"),
                new Manifest.Source(
                        ManifestMembers.text(service, "id"),
                        ManifestMembers.text(service, "name"),
                        ManifestMembers.text(service, "location"),
                        ManifestMembers.word(service, "sku"),
                        ManifestMembers.count(service, "sequence"),
                        service.has(DEPLOYMENT)
                                ? Optional.of(ManifestMembers.word(service, DEPLOYMENT))
                                : Optional.empty()),
                ManifestMembers.time(root, "created"),
                ManifestMembers.time(root, "expires"),
                sealingKey(root.path("sealing")),
                entries(root.path("entries")),
                ManifestMembers.word(root, "digest"),
                ManifestMembers.words(root, "leftOut"),
                ManifestMembers.counts(root, "notIncluded"));
    }

    /** Whatever is neither null nor this scheme is refused: else an archive would pass as not sealed by a slip. */
    private static Optional<String> sealingKey(JsonNode sealing) throws ArchiveException {
        if (sealing.isNull()) {
            return Optional.empty();
        }
        if (!sealing.isObject() || !ManifestMembers.word(sealing, "scheme").equals(Sealing.SCHEME)) {
            throw ManifestMembers.unfit("sealing");
        }
        return Optional.of(ManifestMembers.word(sealing, "key"));
    }

    private static List<Manifest.Entry> entries(JsonNode array) throws ArchiveException {
        if (!array.isArray()) {
            throw ManifestMembers.unfit("entries");
        }
        if (array.size() >= ArchiveFormat.MAX_ENTRIES) {
            throw new ArchiveException("the archive is damaged: its manifest lists " + array.size() + " entries");
        }
        var entries = new ArrayList<Manifest.Entry>();
        for (JsonNode entry : array) {
            entries.add(new Manifest.Entry(
                    ManifestMembers.text(entry, "name"),
                    ManifestMembers.text(entry, "type"),
                    ManifestMembers.count(entry, "records"),
                    ManifestMembers.count(entry, "bytes"),
                    ManifestMembers.count(entry, "contentBytes"),
                    ManifestMembers.text(entry, "sha256")));
        }
        return List.copyOf(entries);
    }

    private static void authenticate(String text, JsonNode root, Manifest manifest, RecoveryKeys keys)
            throws ArchiveException {
        if (manifest.sealingKey().isEmpty()) {
            return;
        }
        String fingerprint = manifest.sealingKey().get();
        RecoveryKey key = keys.named(fingerprint)
                .orElseThrow(() -> new WrongRecoveryKeyException(fingerprint, keys.fingerprints()));
        if (!tagMatches(text, root, manifest, key)) {
            throw new ArchiveException("the archive was changed after it was written: its manifest is not authentic");
        }
    }

    /** The tag must be the very end: a member after it would not be authentic, and could stand for one before it. */
    private static boolean tagMatches(String text, JsonNode root, Manifest manifest, RecoveryKey key) {
        String tag = root.path("tag").asString("");
        int end = text.lastIndexOf(TAG);
        return end >= 0
                && text.substring(end).equals(TAG + tag + "\"}")
                && new Sealing(key, manifest.archiveId())
                        .tagMatches(text.substring(0, end).getBytes(StandardCharsets.UTF_8), tag);
    }

    private static void checkEntries(List<Manifest.Entry> entries) throws ArchiveException {
        var names = new HashSet<String>();
        long total = 0;
        for (Manifest.Entry entry : entries) {
            // A record has a byte at least, so sums of records cannot run over where those of bytes do not.
            if (!ArchiveFormat.isType(entry.type())
                    || !entry.name().equals(ArchiveFormat.entryName(entry.type()))
                    || !names.add(entry.name())
                    || entry.records() > entry.contentBytes()
                    || entry.contentBytes() > Long.MAX_VALUE - total) {
                throw new ArchiveException("the archive is damaged: its manifest lists an entry '"
                        + MessageText.of(entry.name()) + "' that cannot be");
            }
            total += entry.contentBytes();
        }
    }
}
