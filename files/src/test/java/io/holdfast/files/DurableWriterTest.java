package io.holdfast.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under a file's name whatever becomes of its writer. */
class DurableWriterTest {

    private static final byte[] OLD = "the old key".getBytes(UTF_8);
    private static final byte[] NEW = "the new key, which is longer".getBytes(UTF_8);
    private static final String PRIVATE = "rw-------";
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    private Path old() throws IOException {
        return Files.write(directory.resolve("recovery.key"), OLD);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void aDiskThatTakesAFewBytesAtATimeGetsAllOfThemAndInOrder() throws IOException {
        var disk = new FaultyDisk("", NEVER);
        Path file = old();

        new DurableWriter(disk).replace(file, NEW, PRIVATE);

        assertThat(file).hasBinaryContent(NEW);
        assertThat(disk.steps.stream().distinct())
                .containsExactly("create", "write", "force", "move", "delete", "forceDirectory");
        assertThat(disk.steps.stream().filter("write"::equals)).hasSizeGreaterThan(5);
        assertThat(disk.steps.lastIndexOf("write")).isLessThan(disk.steps.indexOf("force"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "write", "force", "move"})
    void aStepThatFailsLeavesTheOldFileAndNothingBesideIt(String step) throws IOException {
        Path file = old();
        var writer = new DurableWriter(new FaultyDisk(step, NEVER));

        assertThatThrownBy(() -> writer.replace(file, NEW, PRIVATE)).hasMessage(step + " failed");

        assertThat(file).hasBinaryContent(OLD);
        assertThat(files()).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "write", "force", "link"})
    void aStepThatFailsLeavesNoNewFile(String step) throws IOException {
        Path file = directory.resolve("recovery.key");
        var writer = new DurableWriter(new FaultyDisk(step, NEVER));

        assertThatThrownBy(() -> writer.writeNew(file, NEW, PRIVATE)).hasMessage(step + " failed");

        assertThat(files()).isEmpty();
    }

    @Test
    void aDirectoryThatWasNotForcedIsTold() throws IOException {
        var writer = new DurableWriter(new FaultyDisk("forceDirectory", NEVER));

        assertThatThrownBy(() -> writer.replace(old(), NEW, PRIVATE)).hasMessage("forceDirectory failed");
    }

    @Test
    void aCrashBetweenAnyTwoStepsLeavesAWholeFile() throws IOException {
        Path file = directory.resolve("recovery.key");
        boolean ended = false;
        for (int steps = 0; !ended; steps++) {
            Files.write(file, OLD);
            var disk = new FaultyDisk("", steps);
            ended = ends(() -> new DurableWriter(disk).replace(file, NEW, PRIVATE));
            assertThat(Files.readAllBytes(file)).isEqualTo(disk.steps.contains("move") ? NEW : OLD);
        }
    }

    @Test
    void aCrashBetweenAnyTwoStepsLeavesNoHalfOfANewFile() throws IOException {
        boolean ended = false;
        for (int steps = 0; !ended; steps++) {
            Path file = directory.resolve("new" + steps);
            var disk = new FaultyDisk("", steps);
            ended = ends(() -> new DurableWriter(disk).writeNew(file, NEW, PRIVATE));
            if (disk.steps.contains("link")) {
                assertThat(file).hasBinaryContent(NEW);
            } else {
                assertThat(file).doesNotExist();
            }
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private static boolean ends(Write write) throws IOException {
        try {
            write.run();
            return true;
        } catch (FaultyDisk.Crash e) {
            return false;
        }
    }

    @Test
    void aLinkOfTheNameIsReplacedAndNotFollowed() throws IOException {
        Path elsewhere = Files.write(directory.resolve("elsewhere"), OLD);
        Path file = Files.createSymbolicLink(directory.resolve("recovery.key"), elsewhere);

        PrivateFiles.replace(file, NEW);

        assertThat(elsewhere).hasBinaryContent(OLD);
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void aNewFileNeverTakesTheNameOfAnotherNorOfALink() throws IOException {
        Path file = old();
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nothing"));

        assertThatThrownBy(() -> PrivateFiles.writeNew(file, NEW)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> PrivateFiles.writeNew(link, NEW)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasBinaryContent(OLD);
        assertThat(directory.resolve("nothing")).doesNotExist();
        assertThat(files()).containsExactlyInAnyOrder(file, link);
    }

    @Test
    void onlyTheOwnerReadsItAndTheDirectoriesThatAreMade() throws IOException {
        Path file = directory.resolve("a/b/key");
        PrivateFiles.writeNew(file, NEW);
        assertThat(mode(file)).isEqualTo(PRIVATE);
        assertThat(mode(directory.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(directory.resolve("a/b"))).isEqualTo("rwx------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateFiles.replace(file, OLD);
        assertThat(mode(file)).isEqualTo(PRIVATE);
        PrivateFiles.replace(file, OLD, "rw-r--r--");
        assertThat(mode(file)).isEqualTo("rw-r--r--");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aDirectoryHasOneProcess() throws IOException {
        Path data = directory.resolve("data");
        try (var lock = DirectoryLock.of(data, "lock")) {
            assertThatThrownBy(() -> DirectoryLock.of(data, "lock")).hasMessageContaining("is in use");
            assertThat(lock).isNotNull();
        }
        DirectoryLock.of(data, "lock").close();
    }
}
