package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupDetails.Authenticity;
import io.holdfast.recovery.CatalogueEntry.Backup;
import io.holdfast.recovery.CatalogueEntry.Other;
import io.holdfast.recovery.CatalogueEntry.Source;
import io.holdfast.recovery.CatalogueEntry.State;
import io.holdfast.vault.StorageAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of a container in a directory: ours, foreign ones, damaged ones, copies without metadata. */
class CatalogueTest {

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

    private Other other(String name) {
        return (Other) entry(name);
    }

    @Test
    void ourOwnIsToldFromItsMetadata() throws IOException {
        Backup entry = backup("daily/1");

        assertThat(entry.told()).isEqualTo(Source.METADATA);
        assertThat(entry.facts().service()).isEqualTo("contoso");
        assertThat(entry.facts().sku()).isEqualTo("Premium");
        assertThat(entry.facts().created()).isEqualTo(Deployment.NOW);
        assertThat(entry.expired()).isFalse();
        assertThat(entry.facts().records()).isEqualTo(7);
        assertThat(entry.blob().size()).isEqualTo(Files.size(file("daily%2F1")));
        assertThat(entry.facts().key()).contains(keys.sealing().fingerprint());
        assertThat(entry.opens()).isTrue();
        assertThat(entry.verified()).isEmpty();
    }

    @Test
    void itExpires() {
        here.now.set(Deployment.NOW.plus(Duration.ofDays(31)));

        assertThat(backup("daily/1").expired()).isTrue();
    }

    @Test
    void aCopyWithoutMetadataIsToldFromItsManifest() throws IOException {
        Files.copy(file("daily%2F1"), file("copy"));

        Backup copy = backup("copy");
        Backup original = backup("daily/1");

        assertThat(copy.told()).isEqualTo(Source.MANIFEST);
        assertThat(copy.facts()).isEqualTo(original.facts());
        assertThat(copy.blob().size()).isEqualTo(original.blob().size());
        assertThat(copy.opens()).isEqualTo(original.opens());
    }

    @Test
    void foreignAndDamagedBlobsAreCalledWhatTheyAre() throws IOException {
        byte[] archive = Files.readAllBytes(file("daily%2F1"));
        Files.writeString(file("notes.txt"), "hello");
        Files.write(file("empty"), new byte[0]);
        Files.write(file("cut"), Arrays.copyOf(archive, archive.length / 2));

        assertThat(other("notes.txt").state()).isEqualTo(State.NOT_A_BACKUP);
        assertThat(other("empty").state()).isEqualTo(State.NOT_A_BACKUP);
        assertThat(other("cut").state()).isEqualTo(State.DAMAGED);
        assertThat(other("cut").reason()).contains("its end with the manifest is missing");
        assertThat(list(here)).hasSize(4);
    }

    @Test
    void itSaysWhenTheKeyIsMissingAndWhenItWasRead() {
        here.ended(here.recovery.verify(contoso, Deployment.location("daily/1")));

        assertThat(backup("daily/1").verified()).contains(Deployment.NOW);
        try (Deployment there = deployment("there", RecoveryKeys.generate())) {
            Backup seen = (Backup) list(there).getFirst();
            assertThat(seen.opens()).isFalse();
            assertThat(seen.verified()).isEmpty();
        }
    }

    @Test
    void whatIsKnownOfAnOlderBlobOfThatNameIsNotSaidOfTheNewOne() {
        here.ended(here.recovery.verify(contoso, Deployment.location("daily/1")));
        try (Deployment there = deployment("there", keys)) {
            there.backUp(there.filled("fabrikam"), "daily/1");
        }

        assertThat(backup("daily/1").facts().service()).isEqualTo("fabrikam");
        assertThat(backup("daily/1").verified()).isEmpty();
    }

    @Test
    void longListsComeInParts() {
        here.backUp(contoso, "daily/2");
        here.backUp(contoso, "other");
        BackupCatalogue catalogue = here.recovery.catalogue();

        var first = catalogue.list(CONTAINER, new BackupCatalogue.Query("daily/", "", 1));
        var second = catalogue.list(CONTAINER, new BackupCatalogue.Query("daily/", first.continuation(), 1));

        assertThat(first.blobs())
                .singleElement()
                .satisfies(e -> assertThat(e.blob().name()).isEqualTo("daily/1"));
        assertThat(second.blobs())
                .singleElement()
                .satisfies(e -> assertThat(e.blob().name()).isEqualTo("daily/2"));
        assertThat(second.continuation()).isEmpty();
    }

    @Test
    void oneIsShownAlsoWithoutItsKey() {
        here.backUp(contoso, "bare", "subscriptions");
        BackupDetails shown = here.recovery.catalogue().show(Deployment.location("bare"));

        assertThat(shown.authenticity()).isEqualTo(Authenticity.AUTHENTIC);
        assertThat(shown.facts().source().service()).isEqualTo(contoso.toString());
        assertThat(shown.entries().getFirst().type()).isNotEmpty();
        assertThat(shown.facts().notIncluded().counts()).containsEntry("subscriptions", 1L);
        assertThat(shown.facts().leftOut()).contains("subscriptions");
        try (Deployment there = deployment("there", RecoveryKeys.generate())) {
            BackupDetails seen = there.recovery.catalogue().show(Deployment.location("bare"));
            assertThat(seen.authenticity()).isEqualTo(Authenticity.UNKNOWN);
            assertThat(seen.opens()).isFalse();
            assertThat(seen.facts().content()).isEqualTo(shown.facts().content());
        }
    }

    @Test
    void whatCannotBeShownIsRefusedWithItsReason() throws IOException {
        Files.writeString(file("notes.txt"), "hello");
        Files.write(file("cut"), Arrays.copyOf(Files.readAllBytes(file("daily%2F1")), 300));
        BackupCatalogue catalogue = here.recovery.catalogue();

        refused(
                () -> catalogue.show(Deployment.location("notes.txt")),
                RecoveryRefusal.NotABackup.class,
                "no Holdfast");
        refused(() -> catalogue.show(Deployment.location("cut")), RecoveryRefusal.UnreadableBackup.class, "damaged");
        refused(() -> catalogue.show(Deployment.location("none")), RecoveryRefusal.StorageRefused.class, "'none'");
        refused(
                () -> catalogue.list(
                        new BackupContainer("local", "nowhere", new StorageAccess.AccessKey(Deployment.KEY)),
                        new BackupCatalogue.Query("", "", 1)),
                RecoveryRefusal.StorageRefused.class,
                "no container 'nowhere'");
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
    void metadataThatSaysTooLittleIsNotBelieved() throws IOException {
        Path metadata = file(".metadata-daily%2F1");
        String changed = Files.readString(metadata).replaceAll("holdfast_created=.*", "holdfast_created=yesterday");
        Files.writeString(metadata, changed);

        assertThat(backup("daily/1").told()).isEqualTo(Source.MANIFEST);
        Files.move(metadata, file(".metadata-other"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(backup("daily/1").told()).isEqualTo(Source.MANIFEST);
    }
}
