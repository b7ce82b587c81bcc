package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    private final RecoveryKeys keys = RecoveryKeys.generate();

    @Test
    void whatWasWrittenIsRead() throws Exception {
        byte[] archive = Archives.write(Archives.sample(), keys);

        assertThat(Archives.read(archive, keys)).isEqualTo(Archives.sample());
    }

    @Test
    void theManifestTellsWhatIsInIt() throws Exception {
        Manifest manifest = ArchiveReader.open(new BytesSource(Archives.write(Archives.sample(), keys)), keys)
                .manifest();

        assertThat(manifest.counts())
                .isEqualTo(java.util.Map.of("apis", 2L, "apis/operations", 1L, "subscriptions", 1L));
        assertThat(manifest.counts().keySet()).containsExactly("apis", "apis/operations", "subscriptions");
        assertThat(manifest.source()).isEqualTo(Archives.HEADER.source());
        assertThat(manifest.created()).isEqualTo(Archives.CREATED);
        assertThat(manifest.sealingKey()).contains(keys.sealing().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n  \"a\": 1\r\n}", "{\"a\":\"\\n\"}", "{\"ü\":\"\uD83D\uDE00 \\u0000\"}", "{}", "{ }"})
    void everyByteOfADocumentComesBack(String document) throws Exception {
        List<Resource> resources = List.of(Archives.resource("apis", "", "a", document, document));

        assertThat(Archives.read(Archives.write(resources, keys), keys)).isEqualTo(resources);
    }

    @Test
    void aLongDocumentComesBack() throws Exception {
        List<Resource> resources =
                List.of(Archives.resource("apis", "", "a", "{\"v\":\"" + "x".repeat(3_000_000) + "\"}", null));

        assertThat(Archives.read(Archives.write(resources, keys), keys)).isEqualTo(resources);
    }

    @Test
    void anEmptyConfigurationIsAnArchive() throws Exception {
        assertThat(Archives.read(Archives.write(List.of(), keys), keys)).isEmpty();
    }

    @Test
    void aSealedArchiveShowsNoContent() throws Exception {
        String bytes = new String(Archives.write(Archives.sample(), keys), UTF_8);

        assertThat(bytes).contains("manifest.json", "contoso").doesNotContain("planted-secret", "urlTemplate");
    }

    @Test
    void anUnsealedArchiveNeedsNoKeyAndIsTheSameEveryTime() throws Exception {
        byte[] archive = Archives.write(Archives.sample(), null);

        assertThat(Archives.read(archive, RecoveryKeys.generate())).isEqualTo(Archives.sample());
        assertThat(Archives.write(Archives.sample(), null)).isEqualTo(archive);
    }

    @Test
    void anotherZipReaderListsIt(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("a.zip"), Archives.write(Archives.sample(), null));

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(java.util.zip.ZipEntry::getName))
                    .containsExactly(
                            "resources/apis.jsonl.zst",
                            "resources/apis.operations.jsonl.zst",
                            "resources/subscriptions.jsonl.zst",
                            "manifest.json");
            try (InputStream in = zip.getInputStream(zip.getEntry("manifest.json"))) {
                assertThat(new String(in.readAllBytes(), UTF_8)).contains("\"format\":1");
            }
        }
    }

    @Test
    void anotherKeyIsRefusedByName() throws Exception {
        byte[] archive = Archives.write(Archives.sample(), keys);
        RecoveryKeys others = RecoveryKeys.generate();

        assertThatThrownBy(() -> Archives.read(archive, others))
                .isInstanceOf(WrongRecoveryKeyException.class)
                .hasMessageContaining(keys.sealing().fingerprint())
                .hasMessageContaining(others.sealing().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFlippedBitIsNoticed(boolean sealed) throws Exception {
        byte[] archive = Archives.write(Archives.sample(), sealed ? keys : null);

        for (int bit = 0; bit < archive.length * 8; bit += sealed ? 5 : 1) {
            byte[] damaged = archive.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            List<Resource> found = new ArrayList<>();
            try {
                ArchiveReader reader = ArchiveReader.open(new BytesSource(damaged), keys);
                reader.read(found::add);
                // A byte that carries nothing, such as the version needed to extract: then nothing may have changed.
                assertThat(found).as("bit %d", bit).isEqualTo(Archives.sample());
                assertThat(reader.manifest())
                        .as("bit %d", bit)
                        .isEqualTo(ArchiveReader.open(new BytesSource(archive), keys)
                                .manifest());
            } catch (ArchiveException e) {
                assertThat(e.getMessage()).as("bit %d", bit).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTruncationIsNoticed(boolean sealed) throws Exception {
        byte[] archive = Archives.write(Archives.sample(), sealed ? keys : null);

        for (int length = 0; length < archive.length; length++) {
            byte[] cut = Arrays.copyOf(archive, length);
            assertThatThrownBy(() -> Archives.read(cut, keys))
                    .as("%d bytes", length)
                    .isInstanceOf(ArchiveException.class);
        }
    }

    @Test
    void aNewerFormatIsRefusedByItsNumber() {
        byte[] manifest = "{\"format\":2,\"version\":\"9.0\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> ManifestCodec.read(manifest, keys))
                .hasMessageContaining("format version 2")
                .hasMessageContaining("9.0");
    }

    @Test
    void anEntryOfAnotherArchiveCannotBePutInItsPlace() throws Exception {
        byte[] one = Archives.write(List.of(Archives.resource("apis", "", "a", "{\"v\":1}", null)), keys);
        byte[] two = Archives.write(
                List.of(Archives.resource("apis", "", "a", "{\"v\":2}", null)), keys, Archives.header(43));
        byte[] mixed = one.clone();
        System.arraycopy(
                two,
                0,
                mixed,
                0,
                new String(one, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("{\"format\"") - 100);

        assertThatThrownBy(() -> Archives.read(mixed, keys)).isInstanceOf(ArchiveException.class);
    }

    @Test
    void contentThatUnfoldsToMoreThanAnnouncedIsCutShort() {
        byte[] million = new byte[1_000_000];
        var lines = new LineReader(new ByteArrayInputStream(million), 1000);

        assertThatThrownBy(lines::next).hasMessageContaining("unfolds to more");
    }

    @Test
    void resourcesOutOfOrderAreRefusedWhenWritten() throws Exception {
        var writer = new ArchiveWriter(new ByteArrayOutputStream(), Archives.HEADER, Optional.empty());
        writer.begin("apis");
        writer.add(Archives.resource("apis", "", "b", "{}", null));

        assertThatThrownBy(() -> writer.add(Archives.resource("apis", "", "a", "{}", null)))
                .isInstanceOf(IllegalStateException.class);
    }
}
