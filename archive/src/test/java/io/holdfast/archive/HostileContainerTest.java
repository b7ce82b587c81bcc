package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ZIP containers that are not as they seem. */
class HostileContainerTest {

    private static final RecoveryKeys KEYS = RecoveryKeys.generate();
    private static final String CENTRAL = "PK\1\2";

    private static void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> Archives.read(archive, KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(reason);
    }

    private static ByteBuffer good() throws IOException {
        return ByteBuffer.wrap(Archives.write(Archives.sample(), null)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the n-th header of the directory begins. */
    private static int central(ByteBuffer archive, int n) {
        String text = new String(archive.array(), ISO_8859_1);
        int at = text.indexOf(CENTRAL);
        for (int i = 0; i < n; i++) {
            at = text.indexOf(CENTRAL, at + 1);
        }
        return at;
    }

    private static int end(ByteBuffer archive) {
        return archive.capacity() - ZipWriter.END_BYTES;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1001, 1L << 62, Long.MIN_VALUE})
    void aCountThatCannotBe(long count) throws IOException {
        ByteBuffer archive = good();
        archive.putLong(end(archive) + 24, count).putLong(end(archive) + 32, count);

        assertRefused(archive.array(), "its directory counts " + count + " entries");
    }

    @ParameterizedTest
    @CsvSource({"3, bytes that belong to no entry", "5, ends too soon"})
    void aCountThatDoesNotFit(long count, String reason) throws IOException {
        ByteBuffer archive = good();
        archive.putLong(end(archive) + 24, count).putLong(end(archive) + 32, count);

        assertRefused(archive.array(), reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void aDirectoryOfASizeThatCannotBe(long size) throws IOException {
        ByteBuffer archive = good();
        long start = archive.getLong(end(archive) + 48);
        archive.putLong(end(archive) + 40, size).putLong(end(archive) + 64, size + start);

        assertRefused(archive.array(), "its directory cannot be where it says");
    }

    @ParameterizedTest
    @CsvSource({"0", "12", "24", "56", "72", "76", "80", "86", "92", "97"})
    void anEndThatOtherReadersWouldReadDifferently(int at) throws IOException {
        ByteBuffer archive = good();
        archive.put(end(archive) + at, (byte) (archive.get(end(archive) + at) ^ 1));

        assertRefused(archive.array(), "it does not end with a ZIP64 directory");
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "10, 8", "28, 600", "30, 20", "32, 1"})
    void aHeaderOfTheDirectoryThatNoWriterWrites(int at, int value) throws IOException {
        ByteBuffer archive = good();
        archive.putShort(central(archive, 1) + at, (short) value);

        assertRefused(archive.array(), "not as Holdfast writes it");
    }

    @ParameterizedTest
    @CsvSource({"6, 0, 9", "8, 0, 8", "26, 0, 1", "28, 0, 0", "30, 114, 120"})
    void aLocalHeaderThatSaysSomethingElse(int at, int high, int low) throws IOException {
        ByteBuffer archive = good();
        archive.put(at, (byte) low).put(at + 1, (byte) high);

        assertRefused(archive.array(), "does not begin where it should");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void anEntryThatLiesInAnother(long offset) throws IOException {
        ByteBuffer archive = good();
        int extra = central(archive, 1) + ZipWriter.CENTRAL_FIXED + "resources/apis.operations.jsonl.zst".length();
        archive.putLong(extra + 20, offset);

        assertRefused(archive.array(), "'resources/apis.operations.jsonl.zst' cannot be where it says");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, cannot be where it says",
        "9223372036854775807, cannot be where it says",
        "1000, cannot be where it says",
        "1, cannot be where it says"
    })
    void anEntryOfASizeThatCannotBe(long size, String reason) throws IOException {
        ByteBuffer archive = good();
        int extra = central(archive, 0) + ZipWriter.CENTRAL_FIXED + "resources/apis.jsonl.zst".length();
        archive.putLong(extra + 4, size).putLong(extra + 12, size);

        assertRefused(archive.array(), reason);
    }

    @Test
    void anEntryThatSaysItGrows() throws IOException {
        ByteBuffer archive = good();
        int extra = central(archive, 0) + ZipWriter.CENTRAL_FIXED + "resources/apis.jsonl.zst".length();
        archive.putLong(extra + 4, 1L << 40);

        assertRefused(archive.array(), "not as Holdfast writes it");
    }

    @Test
    void anEntryTwice() throws IOException {
        byte[] manifest = Forge.manifest(good().array()).getBytes(UTF_8);
        byte[] archive = Forge.zip(Map.of("manifest.jsom", new byte[9]), manifest);

        assertRefused(Forge.replaced(archive, "manifest.jsom", "manifest.json", true), "is there a second time");
    }

    @Test
    void noManifest() throws IOException {
        byte[] archive = Forge.replaced(good().array(), "manifest.json", "manifest.jsom", true);

        assertRefused(archive, "it has no manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "resources/../evil.jsonl.zst",
                "/etc/passwd",
                "C:\\evil",
                "",
                "resources/apis.jsonl.zst\0",
                "resources/APIS.jsonl.zst",
                "a\u001b[2J\nINFO all is well",
                "resources/äpis.jsonl.zst",
                "manifest.json/"
            })
    void aForeignEntry(String name) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(Forge.entries(good().array()));
        byte[] manifest = entries.remove(ArchiveFormat.MANIFEST);
        entries.put(name, new byte[3]);

        assertThatThrownBy(() -> Archives.read(Forge.zip(entries, manifest), KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("the manifest does not know the entry")
                .message()
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void veryManyEntries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 70_000; i++) {
            entries.put("e" + i, new byte[0]);
        }

        assertRefused(Forge.zip(entries, new byte[2]), "counts 70001 entries");
    }

    @Test
    void anEntryThatIsMissing() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(Forge.entries(good().array()));
        byte[] manifest = entries.remove(ArchiveFormat.MANIFEST);
        entries.remove("resources/apis.jsonl.zst");

        assertRefused(Forge.zip(entries, manifest), "'resources/apis.jsonl.zst' does not have the");
    }
}
