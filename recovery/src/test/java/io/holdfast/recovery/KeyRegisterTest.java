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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does about the recovery keys that a deployment has and those that it should have. */
class KeyRegisterTest {

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
    void aLostKeyStopsTheStartAndIsNotMadeAnew() throws IOException {
        Path file = file("one");
        RecoveryKeys first = start(file);
        assertThat(start(file).fingerprints()).isEqualTo(first.fingerprints());
        Files.delete(file);

        refused(file, first);
        refused(file, first);
        assertThat(file).doesNotExist();
        first.writeNew(file);
        assertThat(start(file).fingerprints()).isEqualTo(first.fingerprints());
    }

    @Test
    void anotherKeyInItsPlaceIsNoSubstitute() throws IOException {
        Path file = file("one");
        RecoveryKeys first = start(file);
        RecoveryKeys.generate().write(file);
        refused(file, first);

        RecoveryKeys.read(file).with(first).write(file);
        assertThat(start(file).all()).hasSize(2);
    }

    @Test
    void aCopyFromBeforeARotationIsNotEnough() throws IOException {
        Path file = file("one");
        RecoveryKeys old = start(file);
        old.rotated().write(file);
        RecoveryKeys rotated = start(file);
        old.write(file);

        refused(file, rotated);
    }

    @Test
    void keysThatAreReplacedOrTakenInAreRemembered() throws IOException {
        Path file = file("one");
        RecoveryKeys keys = start(file);
        for (int i = 0; i < 3; i++) {
            keys = keys.rotated().with(RecoveryKeys.generate());
            keys.write(file);
            assertThat(start(file).fingerprints()).isEqualTo(keys.fingerprints());
        }
        Files.delete(file);
        refused(file, keys);
    }

    @Test
    void aLinkThatLeadsNowhereIsNotAFirstStart() throws IOException {
        Path file = file("one");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, directory.resolve("mount/recovery.key"));

        assertThatThrownBy(() -> start(file)).isInstanceOf(IOException.class).hasMessageContaining("link");
        assertThat(directory.resolve("mount")).doesNotExist();
    }

    @Test
    void aDeploymentOfAnOlderVersionStartsUnchangedAndIsRemembered() throws IOException {
        Path file = file("one");
        RecoveryKeys keys = RecoveryKeys.generate().rotated();
        keys.writeNew(file);
        byte[] before = Files.readAllBytes(file);
        backupOf(keys, NOW.plusSeconds(1));

        start(file);
        assertThat(file).hasBinaryContent(before);
        Files.delete(file);

        store.records().delete("backup", "b" + keys.fingerprints());
        refused(file, keys);
    }

    @Test
    void aDeploymentOfAnOlderVersionMissesTheKeyOfTheBackupsThatItKnows() throws IOException {
        Path file = file("one");
        RecoveryKeys lost = RecoveryKeys.generate();
        backupOf(lost, NOW.plusSeconds(1));
        refused(file, lost);
        assertThat(file).doesNotExist();
        RecoveryKeys.generate().writeNew(file);
        refused(file, lost);

        backupOf(lost, NOW.minusSeconds(1));
        start(file);
    }

    @Test
    void aDeploymentThatNeverSealedMissesNothing() throws IOException {
        Path file = file("one");
        RecoveryKeys first = register(file).open(false);
        assertThat(first.all()).hasSize(1);
        Files.delete(file);
        assertThat(register(file).open(false).all()).hasSize(1);

        // It sealed once and does no more: those backups are still to be opened.
        RecoveryKeys sealed = start(file);
        Files.delete(file);
        assertThatThrownBy(() -> register(file).open(false))
                .hasMessageContaining(sealed.sealing().fingerprint());
    }

    @Test
    void ofNodesThatStartTogetherOneMakesTheKeyAndTheOthersAskForIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            int nodes = 4;
            var start = new CyclicBarrier(nodes);
            var starts = new ArrayList<Callable<RecoveryKeys>>();
            for (int node = 0; node < nodes; node++) {
                Path file = file(round + "-" + node);
                starts.add(() -> {
                    start.await();
                    return start(file);
                });
            }
            var made = new HashSet<String>();
            try (var threads = Executors.newFixedThreadPool(nodes)) {
                for (Future<RecoveryKeys> each : threads.invokeAll(starts)) {
                    if (each.state() == Future.State.SUCCESS) {
                        made.add(each.resultNow().fingerprints());
                    } else {
                        assertThat(each.exceptionNow()).isInstanceOf(LostRecoveryKeyException.class);
                    }
                }
            }
            assertThat(made).hasSize(1);
            int files = 0;
            for (int node = 0; node < nodes; node++) {
                files += Files.exists(file(round + "-" + node)) ? 1 : 0;
            }
            assertThat(files).isEqualTo(1);
            store.records().delete("recovery-key", "deployment");
        }
    }

    @Test
    void nodesThatShareTheFileShareTheKey() throws Exception {
        Path file = file("shared");
        var start = new CyclicBarrier(4);
        Callable<RecoveryKeys> node = () -> {
            start.await();
            return start(file);
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var keys = new HashSet<String>();
            for (Future<RecoveryKeys> each : threads.invokeAll(List.of(node, node, node, node))) {
                keys.add(each.get().fingerprints());
            }
            assertThat(keys).containsExactly(RecoveryKeys.read(file).fingerprints());
        }
    }
}
