package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Restores on trial, and what is remembered of them. */
class ProofTest {

    @TempDir
    Path directory;

    private Deployment here;
    private ServiceId source;

    /** The database; another test runs all of this on another one. */
    StoreSettings settings(Path data) {
        return StoreSettings.in(data);
    }

    @BeforeEach
    void open() {
        here = new Deployment(
                settings(directory.resolve("data")), directory.resolve("storage"), RecoveryKeys.generate());
        source = here.filled("contoso");
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static ResourceKey api(String name) {
        return new ResourceKey("apis", "", name);
    }

    private long generations() throws Exception {
        try (var files = Files.walk(directory.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".db")).count();
        }
    }

    @Test
    void aProofRestoresEverythingAndLeavesNothingBehind() throws Exception {
        here.backUp(source, "b");
        String digest = here.digest(source);
        here.put(source, api("newer"), "{}", null);
        long files = generations();

        JsonNode proof = Deployment.result(here.ended(here.recovery.prove(source, Deployment.location("b"))));
        Deployment.result(here.ended(here.recovery.verify(source, Deployment.location("b"))));

        assertThat(proof.path("digest").asString()).isEqualTo(digest);
        assertThat(generations()).isEqualTo(files);
        assertThat(here.get(source, api("newer"))).isNotNull();
        KnownBackup known = here.recovery.knownBackups(source).getFirst();
        assertThat(known.backupName()).isEqualTo("b");
        assertThat(known.proven().map(KnownBackup.Check::when)).contains(Deployment.NOW);
        assertThat(known.verified().map(KnownBackup.Check::when)).contains(Deployment.NOW);
        assertThat(known.proven().orElseThrow().seconds()).isPositive();
    }

    @Test
    void aNewerBackupOfTheSameNameIsNotProvenYet() {
        here.backUp(source, "b");
        here.ended(here.recovery.prove(source, Deployment.location("b")));
        here.put(source, api("newer"), "{}", null);

        here.backUp(source, "b");

        assertThat(here.recovery.knownBackups(source))
                .singleElement()
                .satisfies(known -> assertThat(known.proven()).isEmpty());
    }

    @Test
    void aDamagedBackupIsNeitherVerifiedNorProven() throws Exception {
        here.backUp(source, "b");
        Path blob = directory.resolve("storage/backups/b");
        byte[] bytes = Files.readAllBytes(blob);
        bytes[200] ^= 1;
        Files.write(blob, bytes);

        var verified = here.ended(here.recovery.verify(source, Deployment.location("b")));
        var proven = here.ended(here.recovery.prove(source, Deployment.location("b")));

        assertThat(verified.state()).isEqualTo(State.FAILED);
        assertThat(verified.errorCode()).isEqualTo("VerifyFailed");
        assertThat(verified.errorMessage()).startsWith("Cannot verify: the archive is damaged");
        assertThat(proven.errorMessage()).startsWith("Cannot prove: the archive is damaged");
        assertThat(here.recovery.knownBackups(source).getFirst().proven()).isEmpty();
    }
}
