package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.CatalogueEntry.Backup;
import io.holdfast.recovery.CatalogueEntry.Other;
import io.holdfast.recovery.CatalogueEntry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are deleted, and what is not deleted for one. */
class CatalogueDeletionTest {

    private static final BackupContainer CONTAINER = Deployment.location("x").container();

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();
    private Deployment here;
    private ServiceId contoso;

    @BeforeEach
    void open() {
        here = deployment("here", keys);
        contoso = here.filled("contoso");
        here.backUp(contoso, "daily/1");
    }

    @AfterEach
    void close() {
        here.close();
    }

    private Deployment deployment(String name, RecoveryKeys of) {
        return new Deployment(directory.resolve(name), directory.resolve("storage"), of, UnaryOperator.identity());
    }

    private Path file(String name) {
        return directory.resolve("storage/backups").resolve(name);
    }

    private static List<CatalogueEntry> list(Deployment at) {
        return at.recovery
                .catalogue()
                .list(CONTAINER, new BackupCatalogue.Query("", "", 100))
                .blobs();
    }

    private CatalogueEntry entry(String name) {
        return list(here).stream()
                .filter(entry -> entry.blob().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Backup backup(String name) {
        return (Backup) entry(name);
    }

    private static void refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            Class<? extends RecoveryRefusal> refusal,
            String text) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal()).isInstanceOf(refusal))
                .hasMessageContaining(text);
    }

    @Test
    void aDeletedBackupIsGoneAndForgotten() {
        assertThat(here.recovery.knownBackups(contoso)).hasSize(1);

        CatalogueEntry answer = here.recovery.catalogue().delete(Deployment.location("daily/1"), false);

        assertThat(((Backup) answer).facts().service()).isEqualTo("contoso");
        assertThat(file("daily%2F1")).doesNotExist();
        assertThat(list(here)).isEmpty();
        assertThat(here.recovery.knownBackups(contoso)).isEmpty();
        refused(
                () -> here.recovery.catalogue().delete(Deployment.location("daily/1"), true),
                RecoveryRefusal.NoSuchBackup.class,
                "has no blob 'daily/1'");
    }

    @Test
    void nothingForeignIsDeletedUnlessToldTo() throws IOException {
        Files.writeString(file("notes.txt"), "hello");
        Files.write(file("cut"), Arrays.copyOf(Files.readAllBytes(file("daily%2F1")), 300));
        BackupCatalogue catalogue = here.recovery.catalogue();

        refused(
                () -> catalogue.delete(Deployment.location("notes.txt"), false),
                RecoveryRefusal.NoBackupToDelete.class,
                "is no backup of Holdfast");
        assertThat(file("notes.txt")).exists();
        refused(
                () -> catalogue.delete(Deployment.location("daily"), true),
                RecoveryRefusal.NoSuchBackup.class,
                "has no blob 'daily'");

        assertThat(((Other) catalogue.delete(Deployment.location("notes.txt"), true)).state())
                .isEqualTo(State.NOT_A_BACKUP);
        assertThat(((Other) catalogue.delete(Deployment.location("cut"), false)).state())
                .isEqualTo(State.DAMAGED);
        assertThat(list(here)).hasSize(1);
    }
}
