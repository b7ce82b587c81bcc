package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage fails at every step there is, one after the other. */
class FaultTest {

    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    private Deployment here;
    private volatile int failing = NEVER;
    private volatile int step;

    @BeforeEach
    void open() {
        here = new Deployment(
                directory.resolve("data"),
                directory.resolve("storage"),
                RecoveryKeys.generate(),
                vault -> new WatchedVault(vault, this::before));
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void before(String what) {
        if (++step == failing) {
            throw new StorageException(Problem.FAILED, "the storage broke at '" + what + "'");
        }
    }

    private void failAt(int number) {
        failing = number;
        step = 0;
    }

    @Test
    void aBackupThatFailsLeavesTheOldBlobAndNothingElse() throws Exception {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "b");
        byte[] old = Files.readAllBytes(directory.resolve("storage/backups/b"));
        List<Path> files = files();

        // The first step is the touch before the operation begins; RecoveryRefusalTest has it.
        int number = 2;
        for (; number < 10_000; number++) {
            failAt(number);
            LongRunningOperation operation = here.backUp(id, "b");
            if (operation.state() == State.SUCCEEDED) {
                break;
            }
            assertThat(operation.errorCode()).isEqualTo("BackupFailed");
            assertThat(operation.errorMessage()).startsWith("Cannot backup: the storage broke at '");
            assertThat(files()).isEqualTo(files);
            assertThat(Arrays.equals(Files.readAllBytes(directory.resolve("storage/backups/b")), old))
                    .isTrue();
        }

        assertThat(number).as("steps that failed").isGreaterThan(3);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void aRestoreThatFailsLeavesTheServiceAsItWas() throws Exception {
        here.backUp(here.filled("contoso"), "b");
        ServiceId target = here.service("standby", "Premium");
        here.put(target, new ResourceKey("apis", "", "mine"), "{}", null);
        String before = here.digest(target);
        List<Path> generations = generations();

        int number = 2;
        for (; number < 10_000; number++) {
            failAt(number);
            LongRunningOperation operation = here.restore(target, "b");
            if (operation.state() == State.SUCCEEDED) {
                break;
            }
            assertThat(operation.errorMessage()).startsWith("Cannot restore: the storage broke at '");
            assertThat(here.digest(target)).isEqualTo(before);
            assertThat(generations()).isEqualTo(generations);
        }

        assertThat(number).as("steps that failed").isGreaterThan(10);
        assertThat(here.digest(target)).isEqualTo(here.digest(Deployment.id("contoso")));
    }

    @Test
    void everyFlippedByteOfTheBlobIsNoticed() throws Exception {
        here.backUp(here.filled("contoso"), "b");
        ServiceId target = here.service("standby", "Premium");
        String before = here.digest(target);
        Path blob = directory.resolve("storage/backups/b");
        byte[] good = Files.readAllBytes(blob);

        for (int at = 7; at < good.length; at += 97) {
            byte[] bad = good.clone();
            bad[at] ^= 0x40;
            Files.write(blob, bad);
            LongRunningOperation operation = here.restore(target, "b");
            if (operation.state() == State.SUCCEEDED) {
                // A byte that carries nothing, such as a time in the container's headers.
                assertThat(here.digest(target)).isEqualTo(here.digest(Deployment.id("contoso")));
                before = here.digest(target);
            } else {
                assertThat(operation.errorMessage()).startsWith("Cannot restore: ");
                assertThat(here.digest(target)).isEqualTo(before);
            }
        }
    }

    private List<Path> files() throws Exception {
        try (var files = Files.walk(directory.resolve("storage"))) {
            return files.sorted().toList();
        }
    }

    private List<Path> generations() throws Exception {
        try (var files = Files.list(directory.resolve("data/generations"))) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .sorted()
                    .toList();
        }
    }
}
