package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of recovery keys that an operator gives up. */
class BeginningAnewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path directory;

    private Store store;

    StoreSettings settings(Path data) {
        return StoreSettings.in(data);
    }

    @BeforeEach
    void open() {
        store = Stores.open(settings(directory.resolve("data")));
    }

    @AfterEach
    void close() {
        for (String kind : List.of("recovery-key", "backup")) {
            store.records().ids(kind).forEach(id -> store.records().delete(kind, id));
        }
        store.close();
    }

    private KeyRegister register(Path file) {
        return new KeyRegister(store.records(), file, () -> NOW);
    }

    private RecoveryKeys start(Path file) throws IOException {
        return register(file).open(true);
    }

    private Path file(String name) {
        return directory.resolve(name).resolve("recovery.key");
    }

    /** As a version left it that remembered no keys: what it knew of its backups. */
    private void backupOf(RecoveryKeys keys, Instant expires) {
        String record = "{\"recoveryKey\":\"" + keys.sealing().fingerprint() + "\",\"expires\":\"" + expires + "\"}";
        store.records().put("backup", "b" + keys.fingerprints(), record.getBytes(UTF_8));
    }

    private void refused(Path file, RecoveryKeys lost) {
        assertThatThrownBy(() -> start(file))
                .isInstanceOf(LostRecoveryKeyException.class)
                .hasMessageContainingAll(
                        lost.sealing().fingerprint(),
                        file.toString(),
                        "recovery-key import",
                        "recovery-key begin-anew");
    }

    @Test
    void beginningAnewIsDoneOnPurposeAndGivesUpWhatIsMissing() throws IOException {
        Path file = file("one");
        RecoveryKeys lost = start(file);
        assertThatThrownBy(() -> register(file).beginAnew()).hasMessageContaining("recovery-key rotate");
        assertThat(RecoveryKeys.read(file).fingerprints()).isEqualTo(lost.fingerprints());
        backupOf(lost, NOW.plusSeconds(1));
        Files.delete(file);
        assertThat(register(file).missing())
                .containsExactly(new LostKey(lost.sealing().fingerprint(), 1));

        RecoveryKeys begun = register(file).beginAnew();

        assertThat(start(file).fingerprints()).isEqualTo(begun.fingerprints()).isNotEqualTo(lost.fingerprints());
        assertThat(register(file).missing()).isEmpty();
        Files.delete(file);
        refused(file, begun);
        // Found again after all: it opens what it sealed.
        begun.with(lost).write(file);
        assertThat(start(file).all()).hasSize(2);
    }

    @Test
    void beginningAnewKeepsTheKeysThatAreThere() throws IOException {
        Path file = file("one");
        RecoveryKeys old = start(file);
        old.rotated().write(file);
        start(file);
        old.write(file);

        RecoveryKeys begun = register(file).beginAnew();

        assertThat(begun.all()).hasSize(2);
        assertThat(begun.opens(java.util.Optional.of(old.sealing().fingerprint())))
                .isTrue();
        assertThat(start(file).fingerprints()).isEqualTo(begun.fingerprints());
    }
}
