package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups that older versions made can be restored, whatever changes. */
class GoldenRestoreTest {

    private static final Path GOLDEN = Path.of("../archive/src/test/resources/golden");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "1, sealed.apimbackup, true, 93ed751f5eabf20d62a53af87b08026418d8f32ce0881cd1361c2f7271600705",
        "1, plain.apimbackup, false, 93ed751f5eabf20d62a53af87b08026418d8f32ce0881cd1361c2f7271600705"
    })
    void isRestored(String format, String file, boolean encrypted, String digest) throws Exception {
        Path storage = Files.createDirectories(directory.resolve("storage/backups"));
        Files.copy(GOLDEN.resolve(format).resolve(file), storage.resolve(file));
        RecoveryKeys keys = RecoveryKeys.read(GOLDEN.resolve(format).resolve("recovery.key"));
        try (var here = new Deployment(
                directory.resolve("data"), storage.getParent(), keys, UnaryOperator.identity(), encrypted)) {
            here.now.set(Instant.parse("2026-11-02T00:00:00Z"));
            ServiceId target = here.service("standby", "Premium");

            LongRunningOperation operation = here.restore(target, file);

            assertThat(operation.state()).as(operation.errorMessage()).isEqualTo(State.SUCCEEDED);
            assertThat(here.digest(target)).isEqualTo(digest);
        }
    }
}
