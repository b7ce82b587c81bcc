package io.holdfast.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryKeysTest {

    @TempDir
    Path directory;

    @Test
    void theFileIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
        Path file = directory.resolve("keys/recovery.key");

        RecoveryKeys made = RecoveryKeys.generate();
        made.writeNew(file);

        assertThat(RecoveryKeys.read(file).fingerprints()).isEqualTo(made.fingerprints());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void olderKeysStillOpenWhatTheySealed() throws Exception {
        RecoveryKeys old = RecoveryKeys.generate();
        old.writeNew(directory.resolve("old.key"));
        byte[] archive = Archives.write(Archives.sample(), old);
        Path both = directory.resolve("both.key");
        RecoveryKeys.generate().writeNew(both);
        Files.writeString(both, Files.readString(both) + Files.readString(directory.resolve("old.key")));

        RecoveryKeys keys = RecoveryKeys.read(both);

        assertThat(keys.sealing().fingerprint()).isNotEqualTo(old.sealing().fingerprint());
        assertThat(Archives.read(archive, keys)).isEqualTo(Archives.sample());
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() throws Exception {
        Path file = directory.resolve("recovery.key");
        RecoveryKeys old = RecoveryKeys.generate();
        old.writeNew(file);
        byte[] archive = Archives.write(Archives.sample(), old);

        RecoveryKeys.read(file).rotated().write(file);

        RecoveryKeys now = RecoveryKeys.read(file);
        assertThat(now.all()).hasSize(2);
        assertThat(now.sealing().fingerprint()).isNotEqualTo(old.sealing().fingerprint());
        assertThat(Archives.read(archive, now)).isEqualTo(Archives.sample());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keysOfAnotherDeploymentAreTakenInOnceAndDoNotSeal() {
        RecoveryKeys ours = RecoveryKeys.generate();
        RecoveryKeys theirs = RecoveryKeys.generate();

        RecoveryKeys both = ours.with(theirs).with(theirs).with(ours);

        assertThat(both.fingerprints()).isEqualTo(ours.fingerprints() + ", " + theirs.fingerprints());
    }

    @Test
    void readingDoesNotMakeAKey() {
        assertThatThrownBy(() -> RecoveryKeys.read(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void aBrokenLineIsNamedWithoutItsContent() throws Exception {
        Path file = Files.writeString(directory.resolve("k"), "# comment\n0123456789abcdef c2VjcmV0LXBhcnQ=\n");

        assertThatThrownBy(() -> RecoveryKeys.read(file))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("c2VjcmV0LXBhcnQ");
    }

    @Test
    void aKeyIsNeverShown() {
        RecoveryKey key = RecoveryKey.generate();

        assertThat(key.toString()).isEqualTo("recovery key " + key.fingerprint());
    }
}
