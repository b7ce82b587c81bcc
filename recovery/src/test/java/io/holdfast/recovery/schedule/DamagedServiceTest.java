package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.vault.StorageAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies, status, preview and restore of a service whose configuration is damaged. */
class DamagedServiceTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(directory);
        scene.makeService("Premium");
        scene.change();
        scene.policy("hourly", "'schedule':{'cron':'0 * * * *'},'retention':{'keepLast':1}");
        scene.settle();
        scene.pass(HOUR);
        scene.settle();
        Instant then = scene.now.get();
        String generation = scene.service().generation();
        scene.close();
        Files.write(directory.resolve("data/generations").resolve(generation + ".db"), new byte[5000]);
        scene = new Scene(directory);
        scene.now.set(then);
    }

    @AfterEach
    void close() {
        scene.close();
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

    private static BackupLocation backup() {
        return new BackupLocation(
                "local", "backups", "contoso-20261124-110000", new StorageAccess.AccessKey(Scene.KEY));
    }

    private JsonNode result(Kind kind) {
        scene.awaitOperations();
        var operation = scene.operations(kind).getLast();
        assertThat(operation.state()).as(operation.errorMessage()).isEqualTo(State.SUCCEEDED);
        return JsonMapper.shared().readTree(operation.result());
    }

    @Test
    void aPolicyFailsAndSaysWhyAndNoBackupGoes() {
        scene.pass(HOUR);
        scene.settle();

        assertThat(backups()).containsExactly("contoso-20261124-110000");
        assertThat(scene.state("hourly").consecutiveFailures()).isEqualTo(1);
        assertThat(scene.state("hourly").lastError().orElse("")).contains("damaged", "restore a backup");
    }

    @Test
    void statusSaysWhatIsDamagedAndWhatIsLeft() {
        scene.pass(HOUR);

        assertThat(status().damaged().orElse("")).contains("generations");
        assertThat(status().newestRestorable().orElseThrow().name()).isEqualTo("contoso-20261124-110000");
        assertThat(status().changesSince()).isEmpty();
        assertThat(status().rpoSeconds()).contains(3600L);
    }

    @Test
    void aRestoreCanBeLookedAtAndDoneAndThePolicyGoesOn() {
        status();
        scene.recovery.preview(Scene.ID, backup(), RestoreOptions.NONE, PreviewOptions.DEFAULT, RestoreRights.ALL);
        assertThat(result(Kind.PREVIEW).path("verdict").asString()).isEqualTo("allowed");

        scene.recovery.restore(Scene.ID, backup(), RestoreOptions.NONE, RestoreRights.ALL);

        assertThat(result(Kind.RESTORE).path("replacedDamaged").asString()).contains("generations");
        assertThat(status().damaged()).isEmpty();
        assertThat(scene.store.configuration(Scene.ID).get(new ResourceKey("tags", "", "t")))
                .map(Resource::path)
                .hasValue("tags/t");
        scene.change();
        scene.pass(HOUR);
        scene.settle();
        scene.pass(Duration.ofMinutes(10));
        scene.settle();
        assertThat(scene.state("hourly").consecutiveFailures()).isZero();
        assertThat(status().changesSince()).contains(0L);
        assertThat(backups()).hasSize(1).doesNotContain("contoso-20261124-110000");
    }
}
