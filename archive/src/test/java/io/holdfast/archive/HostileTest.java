package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that somebody made to do harm, all with digests that fit: each is refused for its own reason. */
class HostileTest {

    private static final RecoveryKeys KEYS = RecoveryKeys.generate();

    private static byte[] archive(String content, long records, long contentBytes) throws IOException {
        return Forge.archive(Zstd.compress(content.getBytes(UTF_8)), records, contentBytes);
    }

    private static void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> Archives.read(archive, KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasStackTraceContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, has 1 records instead of 2", "0, 1, has more records", "1, 2, has more records"})
    void countsThatDoNotFit(long announced, int there, String reason) throws IOException {
        String content = Forge.RECORD.repeat(there);

        assertRefused(archive(content, announced, content.length()), reason);
    }

    @Test
    void lengthsThatDoNotFit() throws IOException {
        assertRefused(archive(Forge.RECORD, 1, Forge.RECORD.length() + 1), "shorter than the manifest says");
        assertRefused(archive(Forge.RECORD, 1, Forge.RECORD.length() - 1), "unfolds to more");
        byte[] entry = Zstd.compress(Forge.RECORD.getBytes(UTF_8));
        assertRefused(Forge.archive(entry, 1, Forge.RECORD.length(), entry.length + 1L, "0"), "does not have the");
    }

    @Test
    void aBombIsPutOutAfterWhatWasAnnounced() throws IOException {
        byte[] bomb = Frames.repeated('x', 400);

        assertRefused(Forge.archive(bomb, 1, Forge.RECORD.length()), "unfolds to more");
    }

    @Test
    void aLineWithoutAnEnd() {
        var endless = new ByteArrayInputStream(new byte[1 << 20]);
        var lines = new LineReader(endless, Long.MAX_VALUE, 1 << 18);

        assertThatThrownBy(lines::next).hasMessageContaining("longer than any can be");
    }

    @Test
    void recordsOutOfOrder() throws IOException {
        String content = Forge.RECORD.replace("\"a\"", "\"b\"").replace("apis/a", "apis/b") + Forge.RECORD;

        assertRefused(archive(content, 2, content.length()), "out of order");
    }

    @Test
    void aDigestThatDoesNotFit() throws IOException {
        assertRefused(
                archive(Forge.RECORD, 1, Forge.RECORD.length()), "the digest of its resources is not the manifest's");
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
    void recordsThatAreNone(String content) throws IOException {
        assertRefused(archive(content, 1, content.length()), "the archive is damaged");
    }

    @Test
    void entriesThatTheManifestDoesNotKnow() throws IOException {
        String manifest = Forge.manifest(archive(Forge.RECORD, 1, Forge.RECORD.length()));

        assertRefused(
                Forge.zip("resources/evil.jsonl.zst", Zstd.compress(Forge.RECORD.getBytes(UTF_8)), manifest),
                "does not have the");
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
    void manifestsThatAreNone(String manifest, String reason) throws IOException {
        assertRefused(Forge.zip("resources/apis.jsonl.zst", new byte[3], manifest), reason);
    }

    @Test
    void aSealedArchiveCannotBePassedOffAsChanged() throws IOException {
        byte[] archive = Archives.write(Archives.sample(), KEYS);

        assertRefused(Forge.rewritten(archive, "\"Premium\"", "\"Premiun\""), "not authentic");
        assertRefused(Forge.rewritten(archive, "2026-12-01", "2027-12-01"), "not authentic");
    }

    /** Neither a second member of that name nor a new one may come in where the tag does not reach. */
    @Test
    void nothingCanFollowTheTag() throws IOException {
        byte[] archive = Archives.write(Archives.sample(), KEYS);

        assertRefused(
                Forge.rewritten(archive, "\"}$", "\",\"expires\":\"2099-01-01T00:00:00Z\"}"), "has a member twice");
        assertRefused(Forge.rewritten(archive, "\"}$", "\",\"note\":\"x\"}"), "not authentic");
        assertRefused(Forge.rewritten(archive, "\"}$", "\"} "), "not authentic");
    }

    @Test
    void whatIsFarTooLargeForAManifest() throws IOException {
        assertRefused(
                Forge.zip("resources/apis.jsonl.zst", new byte[3], " ".repeat(ArchiveFormat.MAX_MANIFEST_BYTES + 1)),
                "its manifest has 4194305 bytes");
    }
}
