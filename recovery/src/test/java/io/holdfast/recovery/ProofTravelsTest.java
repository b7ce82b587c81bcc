package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof lies beside its backup: another deployment with the key sees it, and nobody without the key can make one. */
class ProofTravelsTest {

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();
    private Deployment here;
    private ServiceId id;

    @BeforeEach
    void open() {
        here = deployment("here", "storage", keys);
        id = here.filled("contoso");
        here.backUp(id, "nightly");
        here.ended(here.recovery.prove(id, Deployment.location("nightly")));
    }

    @AfterEach
    void close() {
        here.close();
    }

    private Deployment deployment(String data, String storage, RecoveryKeys with) {
        return new Deployment(directory.resolve(data), directory.resolve(storage), with, UnaryOperator.identity());
    }

    private static List<CatalogueEntry> list(Deployment at, int page) {
        BackupContainer container = Deployment.location("x").container();
        var all = new ArrayList<CatalogueEntry>();
        String next = "";
        do {
            BackupCatalogue.Page found =
                    at.recovery.catalogue().list(container, new BackupCatalogue.Query("", next, page));
            all.addAll(found.blobs());
            next = found.continuation();
        } while (!next.isEmpty());
        return all;
    }

    /** What a deployment that never knew the backups says, by their names: whether they are proven. */
    private List<String> seenElsewhere(String storage, RecoveryKeys with, int page) {
        try (Deployment standby = deployment("standby-" + System.nanoTime(), storage, with)) {
            return list(standby, page).stream()
                    .map(blob -> blob.blob().name() + " "
                            + (blob instanceof CatalogueEntry.Backup backup
                                            && backup.proven().isPresent()
                                    ? "proven"
                                    : "-"))
                    .toList();
        }
    }

    private Path blob(String name) {
        return directory.resolve("storage/backups").resolve(name);
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(blob(from), blob(to), StandardCopyOption.REPLACE_EXISTING);
        Path facts = blob(".metadata-" + from);
        if (Files.exists(facts)) {
            Files.copy(facts, blob(".metadata-" + to), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theStandbySeesItAlsoInACopyOfTheContainer() throws IOException {
        here.backUp(id, "nightly-2");
        here.backUp(id, "other");
        Path copied = directory.resolve("copied");
        try (Stream<Path> files = Files.walk(directory.resolve("storage"))) {
            for (Path file : files.toList()) {
                Path to = copied.resolve(directory.resolve("storage").relativize(file));
                // A tool that loses the metadata of what lies beside backups.
                if (!file.getFileName().toString().equals(".metadata-nightly.proof.json")) {
                    Files.copy(file, to);
                }
            }
        }

        for (String storage : List.of("storage", "copied")) {
            for (int page : new int[] {1, 2, 100}) {
                assertThat(seenElsewhere(storage, keys, page))
                        .containsExactlyInAnyOrder("nightly proven", "nightly-2 -", "other -");
            }
        }
        try (Deployment standby = deployment("shown", "storage", keys)) {
            assertThat(standby.recovery
                            .catalogue()
                            .show(Deployment.location("nightly"))
                            .proven())
                    .isPresent();
        }
        // Who cannot restore it cannot tell either.
        assertThat(seenElsewhere("storage", RecoveryKeys.generate(), 100)).contains("nightly -");
    }

    @Test
    void whoeverHasNoKeyCannotMakeOne() throws IOException {
        here.put(id, new ResourceKey("apis", "", "newer"), "{}", null);
        here.backUp(id, "unproven");
        // The proof of another backup.
        copy("nightly.proof.json", "unproven.proof.json");
        assertThat(seenElsewhere("storage", keys, 100)).contains("nightly proven", "unproven -");
        // Another backup, with its proof, under the name of a proven one; and one of another length.
        copy("unproven", "nightly");
        assertThat(seenElsewhere("storage", keys, 100)).contains("nightly -");
    }

    @Test
    void aProvenBackupThatWasChangedInLengthIsNotProvenAnyMore() throws IOException {
        Files.write(blob("nightly"), new byte[] {0}, StandardOpenOption.APPEND);

        assertThat(seenElsewhere("storage", keys, 100)).contains("nightly -");
    }

    @Test
    void aChangedProofSaysNothing() throws IOException {
        for (String name : List.of("nightly.proof.json", ".metadata-nightly.proof.json")) {
            String said = Files.readString(blob(name));
            Files.writeString(blob(name), said.replaceAll("T\\d\\d:", "T11:"));
        }

        assertThat(seenElsewhere("storage", keys, 100)).containsExactly("nightly -");
    }

    @Test
    void itGoesWithItsBackupAndNeverReplacesSomethingElse() throws IOException {
        here.backUp(id, "nightly");
        assertThat(blob("nightly.proof.json")).doesNotExist();
        here.ended(here.recovery.prove(id, Deployment.location("nightly")));
        assertThat(blob("nightly.proof.json")).exists();
        here.recovery.catalogue().delete(Deployment.location("nightly"), false);
        assertThat(blob("nightly.proof.json")).doesNotExist();

        here.backUp(id, "b");
        Files.writeString(blob("b.proof.json"), "mine");
        var proof = here.ended(here.recovery.prove(id, Deployment.location("b")));
        assertThat(Deployment.result(proof).path("proofBesideBackup").asBoolean(true))
                .isFalse();
        assertThat(blob("b.proof.json")).hasContent("mine");
        here.recovery.catalogue().delete(Deployment.location("b"), false);
        assertThat(blob("b.proof.json")).hasContent("mine");
    }
}
