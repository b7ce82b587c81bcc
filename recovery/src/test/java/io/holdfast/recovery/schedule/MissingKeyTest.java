package io.holdfast.recovery.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies when the key that sealed their backups is not here any more. */
class MissingKeyTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private Scene scene;
    private RecoveryKeys first;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(directory);
        scene.makeService("Premium");
        first = RecoveryKeys.read(directory.resolve("recovery.key"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void reopenWith(RecoveryKeys keys) throws IOException {
        Instant then = scene.now.get();
        scene.close();
        keys.write(directory.resolve("recovery.key"));
        scene = new Scene(directory);
        scene.now.set(then);
    }

    private void hours(int many) {
        for (int i = 0; i < many; i++) {
            scene.pass(HOUR);
            scene.settle();
        }
    }

    private void changedHours(int many) {
        for (int i = 0; i < many; i++) {
            scene.change();
            hours(1);
        }
    }

    /** Without the proofs that lie beside them. */
    private List<String> backups() {
        return scene.blobs().stream()
                .filter(name -> !name.endsWith(".proof.json"))
                .toList();
    }

    private RecoveryStatus status() {
        return scene.policies.status(scene.service());
    }

    @Test
    void whatCannotBeOpenedIsNotRestorableAndIsReplacedWithoutAChange() throws IOException {
        scene.policy("hourly", "'schedule':{'cron':'0 * * * *'}");
        scene.settle();
        changedHours(1);
        hours(2);
        assertThat(backups()).hasSize(1);
        assertThat(status().rpoSeconds()).contains(0L);
        assertThat(status().missingKeys()).isEmpty();

        RecoveryKeys second = RecoveryKeys.generate();
        reopenWith(second);
        assertThat(status().newestRestorable()).isEmpty();
        assertThat(status().rpoSeconds()).isEmpty();
        assertThat(status().lastProof()).isEmpty();
        assertThat(status().missingKeys()).containsExactly(first.fingerprints());
        hours(1);

        assertThat(backups()).hasSize(2);
        assertThat(status().newestRestorable().orElseThrow().name()).isEqualTo("contoso-20261124-140000");
        hours(1);
        assertThat(backups()).hasSize(2);
        reopenWith(second.with(first));
        assertThat(status().missingKeys()).isEmpty();
    }

    @Test
    void aPolicyThatWaitsForChangesBacksUpAnew() throws IOException {
        scene.policy("changes", "'onChange':{'quietSeconds':10,'atMostEverySeconds':60}");
        scene.settle();
        hours(3);
        assertThat(backups()).hasSize(1);

        reopenWith(RecoveryKeys.generate());
        hours(3);

        assertThat(backups()).hasSize(2);
        assertThat(status().newestRestorable()).isPresent();
    }

    @Test
    void retentionNeverLetsThemDisplaceWhatCanBeRestored() throws IOException {
        scene.policy("hourly", "'schedule':{'cron':'0 * * * *'},'retention':{'keepLast':2}");
        scene.settle();
        changedHours(3);
        List<String> ofFirst = backups();
        assertThat(ofFirst).hasSize(2);

        // As a server that has lost its key: nothing of what the first key opens goes, and it stays when that key is
        // back.
        RecoveryKeys second = RecoveryKeys.generate();
        reopenWith(second);
        changedHours(4);
        assertThat(backups()).hasSize(4).containsAll(ofFirst);

        reopenWith(first);
        assertThat(status().newestRestorable().orElseThrow().name()).isEqualTo(ofFirst.getLast());
        changedHours(1);
        assertThat(backups()).hasSize(4).contains(ofFirst.getLast());

        reopenWith(first.with(second));
        changedHours(1);
        assertThat(backups()).hasSize(2);
    }

    @Test
    void aStateOfAnOlderVersionIsAskedOfWhatIsKnownOfItsBackup() throws IOException {
        scene.policy("hourly", "'schedule':{'cron':'0 * * * *'}");
        scene.settle();
        changedHours(1);
        String key = scene.store.records().ids("backup-policy-state").getFirst();
        String state =
                new String(scene.store.records().get("backup-policy-state", key).orElseThrow(), UTF_8);
        String older = state.replaceFirst(",\"sealedWith\":\"[0-9a-f]+\"", "");
        assertThat(older).isNotEqualTo(state);
        scene.store.records().put("backup-policy-state", key, older.getBytes(UTF_8));

        hours(2);
        assertThat(backups()).hasSize(1);
        scene.store.records().put("backup-policy-state", key, older.getBytes(UTF_8));
        reopenWith(RecoveryKeys.generate());
        hours(2);
        assertThat(backups()).hasSize(2);
    }
}
