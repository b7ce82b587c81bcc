package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.holdfast.model.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that somebody made to do harm, all with digests that fit: each is refused for its own reason. */
class HostileTest {

    private static final RecoveryKeys KEYS = RecoveryKeys.generate();
    private static final String RECORD =
            "{\"parent\":\"\",\"name\":\"a\",\"path\":\"apis/a\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                    + "\"sizes\":[2,-1],\"document\":{},\"secrets\":null}\n";

    /** An unsealed archive whose one entry has this content and whose manifest says this of it. */
    private static byte[] archive(String content, long records, long contentBytes) throws IOException {
        byte[] entry = Zstd.compress(content.getBytes(UTF_8));
        return archive(entry, records, contentBytes, entry.length);
    }

    private static byte[] archive(byte[] entry, long records, long contentBytes, long bytes) throws IOException {
        var header = Archives.HEADER;
        var manifest = new Manifest(
                1,
                "0.1.0",
                "id",
                header.source(),
                header.created(),
                header.expires(),
                java.util.Optional.empty(),
                List.of(new Manifest.Entry(
                        "resources/apis.jsonl.zst",
                        "apis",
                        records,
                        bytes,
                        contentBytes,
                        HexFormat.of().formatHex(Sha256.start().digest(entry)))),
                "0",
                List.of(),
                java.util.Map.of());
        return zip("resources/apis.jsonl.zst", entry, ManifestCodec.write(manifest, null));
    }

    private static byte[] zip(String name, byte[] entry, byte[] manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var zip = new ZipWriter(bytes);
        try (OutputStream out = zip.entry(name)) {
            out.write(entry);
        }
        try (OutputStream out = zip.entry("manifest.json")) {
            out.write(manifest);
        }
        zip.finish();
        return bytes.toByteArray();
    }

    private static void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> Archives.read(archive, KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasStackTraceContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, has 1 records instead of 2", "0, 1, has more records", "1, 2, has more records"})
    void counts_that_do_not_fit(long announced, int there, String reason) throws IOException {
        String content = RECORD.repeat(there);

        assertRefused(archive(content, announced, content.length()), reason);
    }

    @Test
    void lengths_that_do_not_fit() throws IOException {
        assertRefused(archive(RECORD, 1, RECORD.length() + 1), "shorter than the manifest says");
        assertRefused(archive(RECORD, 1, RECORD.length() - 1), "unfolds to more");
        byte[] entry = Zstd.compress(RECORD.getBytes(UTF_8));
        assertRefused(archive(entry, 1, RECORD.length(), entry.length + 1L), "does not have the");
    }

    @Test
    void a_bomb_is_put_out_after_what_was_announced() throws IOException {
        byte[] bomb = Zstd.compress(new byte[50_000_000]);

        assertRefused(archive(bomb, 1, RECORD.length(), bomb.length), "unfolds to more");
    }

    @Test
    void a_line_without_an_end() {
        var endless = new ByteArrayInputStream(new byte[1 << 20]);
        var lines = new LineReader(endless, Long.MAX_VALUE, 1 << 18);

        assertThatThrownBy(lines::next).hasMessageContaining("longer than any can be");
    }

    @Test
    void records_out_of_order() throws IOException {
        String content = RECORD.replace("\"a\"", "\"b\"") + RECORD;

        assertRefused(archive(content, 2, content.length()), "out of order");
    }

    @Test
    void a_digest_that_does_not_fit() throws IOException {
        assertRefused(archive(RECORD, 1, RECORD.length()), "the digest of its resources is not the manifest's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}\n",
                "\n",
                "null\n",
                "{\"parent\":\"\",\"name\":\"\",\"path\":\"x\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                        + "\"sizes\":[2,-1],\"document\":{},\"secrets\":null}\n",
                "{\"parent\":\"\",\"name\":\"A\",\"path\":\"x\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                        + "\"sizes\":[2,-1],\"document\":{},\"secrets\":null}\n",
                "{\"parent\":\"\",\"name\":\"a\",\"path\":\"x\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                        + "\"sizes\":[99999999,-1],\"document\":{},\"secrets\":null}\n",
                "{\"parent\":\"\",\"name\":\"a\",\"path\":\"x\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                        + "\"sizes\":[-2,-1],\"document\":{},\"secrets\":null}\n",
                "{\"parent\":\"\",\"name\":\"a\",\"path\":\"x\",\"etag\":\"e\",\"created\":99999999999999999999,"
                        + "\"modified\":2,\"sizes\":[2,-1],\"document\":{},\"secrets\":null}\n",
                "{\"parent\":\"\",\"name\":\"a\",\"path\":\"\\ud8\",\"etag\":\"e\",\"created\":1,\"modified\":2,"
                        + "\"sizes\":[2,-1],\"document\":{},\"secrets\":null}\n",
                "{\"parent\":\"\",\"name\":\"a\",\"path\":\"x\\",
            })
    void records_that_are_none(String content) throws IOException {
        assertRefused(archive(content, 1, content.length()), "the archive is damaged");
    }

    @Test
    void entries_that_the_manifest_does_not_know() throws IOException {
        byte[] good = archive(RECORD, 1, RECORD.length());
        String text = new String(good, ISO_8859_1);
        byte[] manifest = text.substring(text.indexOf("{\"format\""), text.indexOf("\"digest\":\"0\"}") + 13)
                .getBytes(ISO_8859_1);

        assertRefused(
                zip("resources/evil.jsonl.zst", Zstd.compress(RECORD.getBytes(UTF_8)), manifest), "does not have the");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                 | is not JSON",
                "[]                                | is no JSON object",
                "{}                                | names no format version",
                "{\"format\":7,\"version\":\"12.1\"} | format version 7",
                "{\"format\":1}                    | missing or of a wrong type",
            })
    void manifests_that_are_none(String manifest, String reason) throws IOException {
        assertRefused(zip("resources/apis.jsonl.zst", new byte[3], manifest.getBytes(UTF_8)), reason);
    }

    @Test
    void a_sealed_archive_cannot_be_passed_off_as_changed() throws IOException {
        List<Resource> content = Archives.sample();
        String text = new String(Archives.write(content, KEYS), ISO_8859_1);

        assertRefused(text.replace("\"sku\":\"Premium\"", "\"sku\":\"Premiun\"").getBytes(ISO_8859_1), "not authentic");
        assertRefused(text.replace("2026-12-01", "2027-12-01").getBytes(ISO_8859_1), "not authentic");
    }

    @Test
    void what_is_far_too_large_for_a_manifest() throws IOException {
        byte[] spaces = new byte[ArchiveFormat.MAX_MANIFEST_BYTES + 1];
        java.util.Arrays.fill(spaces, (byte) ' ');

        assertRefused(zip("resources/apis.jsonl.zst", new byte[3], spaces), "no manifest");
    }
}
