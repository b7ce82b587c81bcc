package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
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
import tools.jackson.databind.node.ObjectNode;

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

    private static List<ObjectNode> list(Deployment at) {
        return at.recovery
                .catalogue()
                .list(CONTAINER, new BackupCatalogue.Query("", "", 100))
                .blobs();
    }

    private ObjectNode entry(String name) {
        return list(here).stream()
                .filter(entry -> entry.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void our_own_is_told_from_its_metadata() throws IOException {
        ObjectNode entry = entry("daily/1");

        assertThat(entry.path("state").asString()).isEqualTo("backup");
        assertThat(entry.path("from").asString()).isEqualTo("metadata");
        assertThat(entry.path("serviceName").asString()).isEqualTo("contoso");
        assertThat(entry.path("sku").asString()).isEqualTo("Premium");
        assertThat(entry.path("created").asString()).isEqualTo(Deployment.NOW.toString());
        assertThat(entry.path("expired").asBoolean()).isFalse();
        assertThat(entry.path("records").asInt()).isEqualTo(7);
        assertThat(entry.path("size").asLong()).isEqualTo(Files.size(file("daily%2F1")));
        assertThat(entry.path("recoveryKey").asString())
                .isEqualTo(keys.sealing().fingerprint());
        assertThat(entry.path("keyAvailable").asBoolean()).isTrue();
        assertThat(entry.has("verified")).isFalse();
    }

    @Test
    void it_expires() {
        here.now.set(Deployment.NOW.plus(Duration.ofDays(31)));

        assertThat(entry("daily/1").path("expired").asBoolean()).isTrue();
    }

    @Test
    void a_copy_without_metadata_is_told_from_its_manifest() throws IOException {
        Files.copy(file("daily%2F1"), file("copy"));

        ObjectNode copy = entry("copy");
        ObjectNode original = entry("daily/1");

        assertThat(copy.path("from").asString()).isEqualTo("manifest");
        assertThat(copy.without(List.of("name", "from", "modified")))
                .isEqualTo(original.without(List.of("name", "from", "modified")));
    }

    @Test
    void foreign_and_damaged_blobs_are_called_what_they_are() throws IOException {
        byte[] archive = Files.readAllBytes(file("daily%2F1"));
        Files.writeString(file("notes.txt"), "hello");
        Files.write(file("empty"), new byte[0]);
        Files.write(file("cut"), Arrays.copyOf(archive, archive.length / 2));

        assertThat(entry("notes.txt").path("state").asString()).isEqualTo("notABackup");
        assertThat(entry("empty").path("state").asString()).isEqualTo("notABackup");
        assertThat(entry("cut").path("state").asString()).isEqualTo("damaged");
        assertThat(entry("cut").path("reason").asString()).contains("its end with the manifest is missing");
        assertThat(entry("cut").has("serviceName")).isFalse();
        assertThat(list(here)).hasSize(4);
    }

    @Test
    void it_says_when_the_key_is_missing_and_when_it_was_read() {
        here.ended(here.recovery.verify(contoso, Deployment.location("daily/1")));

        assertThat(entry("daily/1").path("verified").asString()).isEqualTo(Deployment.NOW.toString());
        try (Deployment there = deployment("there", RecoveryKeys.generate())) {
            ObjectNode seen = list(there).getFirst();
            assertThat(seen.path("keyAvailable").asBoolean(true)).isFalse();
            assertThat(seen.has("verified")).isFalse();
        }
    }

    @Test
    void what_is_known_of_an_older_blob_of_that_name_is_not_said_of_the_new_one() {
        here.ended(here.recovery.verify(contoso, Deployment.location("daily/1")));
        try (Deployment there = deployment("there", keys)) {
            there.backUp(there.filled("fabrikam"), "daily/1");
        }

        assertThat(entry("daily/1").path("serviceName").asString()).isEqualTo("fabrikam");
        assertThat(entry("daily/1").has("verified")).isFalse();
    }

    @Test
    void long_lists_come_in_parts() {
        here.backUp(contoso, "daily/2");
        here.backUp(contoso, "other");
        BackupCatalogue catalogue = here.recovery.catalogue();

        var first = catalogue.list(CONTAINER, new BackupCatalogue.Query("daily/", "", 1));
        var second = catalogue.list(CONTAINER, new BackupCatalogue.Query("daily/", first.continuation(), 1));

        assertThat(first.blobs())
                .singleElement()
                .satisfies(e -> assertThat(e.path("name").asString()).isEqualTo("daily/1"));
        assertThat(second.blobs())
                .singleElement()
                .satisfies(e -> assertThat(e.path("name").asString()).isEqualTo("daily/2"));
        assertThat(second.continuation()).isEmpty();
    }

    @Test
    void one_is_shown_also_without_its_key() {
        here.backUp(contoso, "bare", "subscriptions");
        ObjectNode shown = here.recovery.catalogue().show(Deployment.location("bare"));

        assertThat(shown.path("authentic").asString()).isEqualTo("true");
        assertThat(shown.path("service").asString()).isEqualTo(contoso.toString());
        assertThat(shown.path("entries").path(0).path("type").asString()).isNotEmpty();
        assertThat(shown.path("notIncluded").path("subscriptions").asInt()).isEqualTo(1);
        assertThat(shown.path("leftOut").toString()).contains("subscriptions");
        try (Deployment there = deployment("there", RecoveryKeys.generate())) {
            ObjectNode seen = there.recovery.catalogue().show(Deployment.location("bare"));
            assertThat(seen.path("authentic").asString()).isEqualTo("unknown");
            assertThat(seen.path("keyAvailable").asBoolean(true)).isFalse();
            assertThat(seen.path("records")).isEqualTo(shown.path("records"));
        }
    }

    @Test
    void what_cannot_be_shown_is_refused_with_its_reason() throws IOException {
        Files.writeString(file("notes.txt"), "hello");
        Files.write(file("cut"), Arrays.copyOf(Files.readAllBytes(file("daily%2F1")), 300));
        BackupCatalogue catalogue = here.recovery.catalogue();

        refused(() -> catalogue.show(Deployment.location("notes.txt")), BackupCatalogue.NOT_A_BACKUP, "no Holdfast");
        refused(() -> catalogue.show(Deployment.location("cut")), BackupCatalogue.UNREADABLE, "damaged");
        refused(() -> catalogue.show(Deployment.location("none")), BackupCatalogue.NOT_FOUND, "'none'");
        refused(
                () -> catalogue.list(
                        new BackupContainer("local", "nowhere", new StorageAccess.AccessKey(Deployment.KEY)),
                        new BackupCatalogue.Query("", "", 1)),
                "InvalidParameters",
                "no container 'nowhere'");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code, String text) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    @Test
    void a_deleted_backup_is_gone_and_forgotten() {
        assertThat(here.recovery.knownBackups(contoso)).hasSize(1);

        ObjectNode answer = here.recovery.catalogue().delete(Deployment.location("daily/1"), false);

        assertThat(answer.path("deleted").asBoolean()).isTrue();
        assertThat(answer.path("serviceName").asString()).isEqualTo("contoso");
        assertThat(file("daily%2F1")).doesNotExist();
        assertThat(list(here)).isEmpty();
        assertThat(here.recovery.knownBackups(contoso)).isEmpty();
        refused(
                () -> here.recovery.catalogue().delete(Deployment.location("daily/1"), true),
                BackupCatalogue.NOT_FOUND,
                "has no blob 'daily/1'");
    }

    @Test
    void nothing_foreign_is_deleted_unless_told_to() throws IOException {
        Files.writeString(file("notes.txt"), "hello");
        Files.write(file("cut"), Arrays.copyOf(Files.readAllBytes(file("daily%2F1")), 300));
        BackupCatalogue catalogue = here.recovery.catalogue();

        refused(
                () -> catalogue.delete(Deployment.location("notes.txt"), false),
                BackupCatalogue.NOT_A_BACKUP,
                "is no backup of Holdfast");
        assertThat(file("notes.txt")).exists();
        refused(
                () -> catalogue.delete(Deployment.location("daily"), true),
                BackupCatalogue.NOT_FOUND,
                "has no blob 'daily'");

        assertThat(catalogue
                        .delete(Deployment.location("notes.txt"), true)
                        .path("state")
                        .asString())
                .isEqualTo("notABackup");
        assertThat(catalogue
                        .delete(Deployment.location("cut"), false)
                        .path("state")
                        .asString())
                .isEqualTo("damaged");
        assertThat(list(here)).hasSize(1);
    }

    @Test
    void metadata_that_says_too_little_is_not_believed() throws IOException {
        Path metadata = file(".metadata-daily%2F1");
        String changed = Files.readString(metadata).replaceAll("holdfast_created=.*", "holdfast_created=yesterday");
        Files.writeString(metadata, changed);

        assertThat(entry("daily/1").path("from").asString()).isEqualTo("manifest");
        Files.move(metadata, file(".metadata-other"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(entry("daily/1").path("from").asString()).isEqualTo("manifest");
    }
}
