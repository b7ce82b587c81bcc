package io.holdfast.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Archives of format version 1 as they were first written. They are never written again: what they hold must be read by
 * every version to come.
 */
class GoldenTest {

    private static final Path FILES = Path.of("src/test/resources/golden/1");
    private static final String DIGEST = "93ed751f5eabf20d62a53af87b08026418d8f32ce0881cd1361c2f7271600705";

    @ParameterizedTest
    @ValueSource(strings = {"sealed.apimbackup", "plain.apimbackup"})
    void isReadAsEver(String file) throws Exception {
        RecoveryKeys keys = RecoveryKeys.read(FILES.resolve("recovery.key"));
        ArchiveReader archive = ArchiveReader.open(new BytesSource(Files.readAllBytes(FILES.resolve(file))), keys);
        List<Resource> found = new ArrayList<>();

        archive.read(found::add);

        assertThat(found).isEqualTo(content());
        assertThat(archive.manifest().digest()).isEqualTo(DIGEST);
        assertThat(archive.manifest().formatVersion()).isEqualTo(1);
        assertThat(archive.manifest().source()).isEqualTo(Archives.HEADER.source());
        assertThat(archive.manifest().created()).isEqualTo(Archives.CREATED);
        assertThat(archive.manifest().expires()).isEqualTo(Archives.HEADER.expires());
        assertThat(archive.manifest().archiveId()).isEqualTo("bed0bbeb-ed22-867c-a480-6c91f3783055");
    }

    private static List<Resource> content() {
        return List.of(
                Archives.resource("apis", "", "echo", "{\"displayName\":\"Echo\",\"path\":\"echo\"}", null),
                Archives.resource("apis", "", "naïve 😀", "{\n  \"displayName\": \"Naïve\"\r\n}", null),
                Archives.resource(
                        "apis/operations",
                        "echo",
                        "get",
                        "{\"displayName\":\"Get\",\"method\":\"GET\",\"urlTemplate\":\"/\"}",
                        null),
                Archives.resource(
                        "namedValues",
                        "",
                        "token",
                        "{\"displayName\":\"token\",\"secret\":true}",
                        "{\"value\":\"golden-secret\"}"),
                Archives.resource(
                        "subscriptions", "", "s", "{\"scope\":\"/apis\"}", "{\n\"primaryKey\":\"golden-key\"\n}"));
    }

    /** How they were made: once, with this format. A new format version gets a directory of its own. */
    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void write() throws Exception {
        Files.createDirectories(FILES);
        RecoveryKeys keys = RecoveryKeys.read(FILES.resolve("recovery.key"));
        Files.write(FILES.resolve("sealed.apimbackup"), Archives.write(content(), keys));
        Files.write(FILES.resolve("plain.apimbackup"), Archives.write(content(), null));
    }
}
