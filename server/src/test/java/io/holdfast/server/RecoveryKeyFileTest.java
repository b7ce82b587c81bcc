package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryKeyFileTest {

    @TempDir
    Path directory;

    @Test
    void anExportNeverWritesOverAFile() throws IOException {
        RecoveryKeyFile keys = made("recovery.key");
        Path copy = directory.resolve("copy.key");

        keys.exportTo(copy);

        assertThat(new RecoveryKeyFile(copy).fingerprints()).isEqualTo(keys.fingerprints());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        String before = Files.readString(copy);
        RecoveryKeyFile others = made("other.key");
        assertThatThrownBy(() -> others.exportTo(copy))
                .isInstanceOfSatisfying(
                        FileAlreadyExistsException.class,
                        e -> assertThat(e.getFile()).isEqualTo(copy.toString()));
        assertThat(Files.readString(copy)).isEqualTo(before);
    }

    @Test
    void aDeploymentWithoutKeysTakesOverThoseOfAnother() throws IOException {
        RecoveryKeyFile theirs = made("theirs.key");
        var ours = new RecoveryKeyFile(directory.resolve("new/recovery.key"));

        ours.importFrom(theirs.file());

        assertThat(ours.fingerprints()).isEqualTo(theirs.fingerprints());
    }

    @Test
    void aFileThatIsNotThereIsNamedAndNotMade() {
        Path none = directory.resolve("none.key");
        var keys = new RecoveryKeyFile(none);

        assertThatThrownBy(keys::fingerprints)
                .isInstanceOfSatisfying(
                        NoSuchFileException.class, e -> assertThat(e.getFile()).isEqualTo(none.toString()));
        assertThatThrownBy(keys::rotate).isInstanceOf(NoSuchFileException.class);
        assertThat(none).doesNotExist();
    }

    private RecoveryKeyFile made(String name) throws IOException {
        Path file = directory.resolve(name);
        RecoveryKeys.generate().writeNew(file);
        return new RecoveryKeyFile(file);
    }
}
