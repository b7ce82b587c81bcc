package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes leave in the temporary directory is removed at the next start, and nothing else. */
class NativeLibrariesTest {

    private static final long GONE = 999_999_999L;

    @TempDir
    Path data;

    @TempDir
    Path temporary;

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path left = left("holdfast-native-123");
        note(GONE, left);

        NativeLibraries.settle(data);

        assertThat(left).doesNotExist();
    }

    /** In a container every process has the same id. */
    @Test
    void alsoWhenThisProcessHasItsId() throws IOException {
        Path left = left("holdfast-native-123");
        note(ProcessHandle.current().pid(), left);

        NativeLibraries.settle(data);

        assertThat(left).doesNotExist();
    }

    @Test
    void whatARunningProcessUsesStays() throws IOException {
        Path used = left("holdfast-native-123");
        note(ProcessHandle.current().parent().orElseThrow().pid(), used);

        NativeLibraries.settle(data);

        assertThat(used.resolve("lib.so")).exists();
    }

    @Test
    void whatIsNotOursStays() throws IOException {
        Path foreign = left("somebody-elses");
        note(GONE, foreign);
        NativeLibraries.settle(data);
        assertThat(foreign.resolve("lib.so")).exists();

        Path link = Files.createSymbolicLink(temporary.resolve("holdfast-native-link"), foreign);
        note(GONE, link);
        NativeLibraries.settle(data);
        assertThat(foreign.resolve("lib.so")).exists();

        for (String nonsense : new String[] {"", "x", "1", "1 ", "-1 /", "1 relative", "99999999999999999999 /tmp"}) {
            Files.writeString(data.resolve("native-libraries"), nonsense);
            NativeLibraries.settle(data);
        }
    }

    private Path left(String name) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        Files.writeString(directory.resolve("lib.so"), "x");
        return directory;
    }

    private void note(long pid, Path directory) throws IOException {
        Files.writeString(data.resolve("native-libraries"), pid + " " + directory);
    }
}
