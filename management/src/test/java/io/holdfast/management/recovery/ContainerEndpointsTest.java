package io.holdfast.management.recovery;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.FakeCatalogue;
import io.holdfast.management.support.TestServer;
import io.holdfast.recovery.BackupCatalogue;
import io.holdfast.recovery.BackupContainer;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.vault.StorageAccess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of a container, as scripts ask for it. */
class ContainerEndpointsTest {

    private static final String V = "?api-version=2026-11-01";
    private static final String EXTENSION = SERVICES + "Contoso/providers/Holdfast.Recovery/";
    private static final String CONTAINER =
            "\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"accessKey\":\"c2VjcmV0\"";
    private static final StorageAccess KEY = new StorageAccess.AccessKey("c2VjcmV0");

    @TempDir
    Path directory;

    private TestServer server;
    private FakeCatalogue catalogue;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(directory);
        server.makeService("Contoso");
        catalogue = server.recovery.catalogue();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String blob(String name) {
        return "{" + CONTAINER + ",\"backupName\":\"" + name + "\"}";
    }

    @Test
    void pagesFollowEachOtherWithTheSameBody() {
        var first = server.post(EXTENSION + "listBackups" + V + "&$top=2&prefix=b%2F", "{" + CONTAINER + "}");
        String next = first.at("/nextLink");
        var second = server.post(next, "{" + CONTAINER + "}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.at("/value/1/name")).isEqualTo("b2");
        assertThat(next).doesNotContain("c2VjcmV0");
        assertThat(second.at("/value/0/name")).isEqualTo("notes.txt");
        assertThat(second.json().has("nextLink")).isFalse();
        assertThat(catalogue.containers).containsOnly(new BackupContainer("acc", "c1", KEY));
        assertThat(catalogue.queries)
                .containsExactly(
                        new BackupCatalogue.Query("b/", "", 2),
                        new BackupCatalogue.Query("b/", FakeCatalogue.SECOND_PAGE, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "many", ""})
    void aPageHasBounds(String top) {
        var answer = server.post(EXTENSION + "listBackups" + V + "&$top=" + top, "{" + CONTAINER + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).contains("$top", "1 to 500");
        assertThat(catalogue.queries).isEmpty();
    }

    @Test
    void oneIsShown() {
        var answer = server.post(EXTENSION + "showBackup" + V, blob("b1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/backupName")).isEqualTo("b1");
        assertThat(catalogue.locations).containsExactly(new BackupLocation("acc", "c1", "b1", KEY));
    }

    @Test
    void oneIsDeletedAndWhatIsNoneOnlyByForce() {
        var mine = server.post(EXTENSION + "deleteBackup" + V, blob("b1"));
        var foreign = server.post(EXTENSION + "deleteBackup" + V, blob("notes.txt"));
        var forced =
                server.post(EXTENSION + "deleteBackup" + V, blob("notes.txt").replace("}", ",\"force\":true}"));
        var missing = server.post(EXTENSION + "deleteBackup" + V, blob("none"));

        assertThat(mine.at("/deleted")).isEqualTo("true");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.at("/error/code")).isEqualTo("NotABackup");
        assertThat(forced.status()).isEqualTo(200);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.at("/error/code")).isEqualTo("BackupNotFound");
    }

    @Test
    void forceTakesTheKeyOfTheAccount() {
        server.put(
                SERVICES + "Contoso?api-version=2022-08-01",
                BODY.replaceFirst("\\{", "{\"identity\":{\"type\":\"SystemAssigned\"},"));
        String identity = "{\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"notes.txt\","
                + "\"accessType\":\"SystemAssignedManagedIdentity\",\"force\":true}";

        var answer = server.post(EXTENSION + "deleteBackup" + V, identity);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message"))
                .contains("needs accessType AccessKey")
                .endsWith("Parameter name: force");
        assertThat(catalogue.locations).isEmpty();
    }

    @Test
    void forceIsTrueOrFalse() {
        var answer =
                server.post(EXTENSION + "deleteBackup" + V, blob("notes.txt").replace("}", ",\"force\":\"true\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).endsWith("Parameter name: force");
    }

    @ParameterizedTest
    @ValueSource(strings = {"showBackup", "deleteBackup"})
    void aBackupMustBeNamed(String action) {
        var answer = server.post(EXTENSION + action + V, "{" + CONTAINER + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).endsWith("Parameter name: backupName");
    }
}
