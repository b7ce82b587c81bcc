package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes archives that no writer would make, whose lengths and SHA-256 fit all the same. */
final class Forge {

    static final String ENTRY = "resources/apis.jsonl.zst";
    static final String RECORD =
            "{\"parent\":\"\",\"name\":\"a\",\"path\":\"apis/a\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                    + "\"sizes\":[2,-1],\"document\":{},\"secrets\":null}\n";

    private Forge() {}

    /** An unsealed archive whose one entry is {@code entry} as it stands and whose manifest says this of it. */
    static byte[] archive(byte[] entry, long records, long contentBytes) throws IOException {
        return archive(entry, records, contentBytes, entry.length, "0");
    }

    static byte[] archive(byte[] entry, long records, long contentBytes, long bytes, String digest) throws IOException {
        return zip(Map.of(ENTRY, entry), manifest(entry, records, contentBytes, bytes, digest, null));
    }

    /** The same, sealed by one who has the key. */
    static byte[] sealed(byte[] entry, long records, long contentBytes, RecoveryKeys keys) throws IOException {
        var sealing = new Sealing(keys.sealing(), "id");
        var stored = new ByteArrayOutputStream();
        try (OutputStream out = sealing.seal(ENTRY, stored)) {
            out.write(entry);
        }
        byte[] bytes = stored.toByteArray();
        return zip(Map.of(ENTRY, bytes), manifest(bytes, records, contentBytes, bytes.length, "0", sealing));
    }

    private static byte[] manifest(
            byte[] stored, long records, long contentBytes, long bytes, String digest, Sealing sealing) {
        var header = Archives.HEADER;
        var sha256 = HexFormat.of().formatHex(Sha256.start().digest(stored));
        return ManifestCodec.write(
                new Manifest(
                        1,
                        "0.1.0",
                        "id",
                        header.source(),
                        header.created(),
                        header.expires(),
                        Optional.ofNullable(sealing).map(Sealing::fingerprint),
                        List.of(new Manifest.Entry(ENTRY, "apis", records, bytes, contentBytes, sha256)),
                        digest,
                        List.of(),
                        Map.of()),
                sealing);
    }

    static byte[] zip(String name, byte[] entry, String manifest) throws IOException {
        return zip(Map.of(name, entry), manifest.getBytes(UTF_8));
    }

    static byte[] zip(Map<String, byte[]> entries, byte[] manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var zip = new ZipWriter(bytes);
        var all = new LinkedHashMap<>(entries);
        all.put(ArchiveFormat.MANIFEST, manifest);
        for (var entry : all.entrySet()) {
            try (OutputStream out = zip.entry(entry.getKey())) {
                out.write(entry.getValue());
            }
        }
        zip.finish();
        return bytes.toByteArray();
    }

    static String manifest(byte[] archive) throws IOException {
        return new String(entries(archive).get(ArchiveFormat.MANIFEST), UTF_8);
    }

    static Map<String, byte[]> entries(byte[] archive) throws IOException {
        ZipDirectory directory = ZipDirectory.read(new BytesSource(archive));
        var entries = new LinkedHashMap<String, byte[]>();
        for (String name : directory.names()) {
            entries.put(name, directory.open(name).readAllBytes());
        }
        return entries;
    }

    /** The archive with another text in its manifest, and a ZIP around it that knows nothing of that. */
    static byte[] rewritten(byte[] archive, String pattern, String text) throws IOException {
        Map<String, byte[]> entries = entries(archive);
        String before = new String(entries.remove(ArchiveFormat.MANIFEST), UTF_8);
        String after = before.replaceFirst(pattern, java.util.regex.Matcher.quoteReplacement(text));
        if (after.equals(before)) {
            throw new IllegalArgumentException("the manifest has no " + pattern);
        }
        return zip(entries, after.getBytes(UTF_8));
    }

    /** The archive with the first or last occurrence of some bytes replaced, wherever they lie. */
    static byte[] replaced(byte[] archive, String before, String after, boolean last) {
        String text = new String(archive, ISO_8859_1);
        int at = last ? text.lastIndexOf(before) : text.indexOf(before);
        if (at < 0) {
            throw new IllegalArgumentException("the archive has no " + before);
        }
        return (text.substring(0, at) + after + text.substring(at + before.length())).getBytes(ISO_8859_1);
    }
}
