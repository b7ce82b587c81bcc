package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Configuration;
import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands, as a person types them one after the other, against a server of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CliTest {

    private static final int OK = 0;
    private static final int USAGE = 2;
    private static final int REFUSED = 3;
    private static final int UNREACHABLE = 4;

    private static final String[] CONTOSO = {"-g", "shop", "-n", "contoso"};

    @TempDir
    static Path directory;

    private static ServerProcess server;
    private static final StringBuilder EVERYTHING = new StringBuilder();

    @BeforeAll
    static void start() {
        server = ServerProcess.start(directory.resolve("server"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(0)
    void withoutALoginItSaysWhatToDo() {
        Program.Result status = run("status");

        assertThat(status.exitCode()).as(status.toString()).isEqualTo(UNREACHABLE);
        assertThat(status.err()).contains("holdfast login");
    }

    @Test
    @Order(1)
    void loginRemembersTheServer() {
        Program.Result login = run("login", "--data", server.data().toString());

        assertThat(login.exitCode()).as(login.toString()).isEqualTo(OK);
        assertThat(login.out()).contains("Logged in to " + server.management());
        assertThat(directory.resolve("config/holdfast/login.json")).exists();
    }

    @Test
    @Order(2)
    void serviceCreateMakesTheGroupAndTheService() {
        Program.Result create = run("service", "create", CONTOSO, "--sku-name", "Premium", "-l", "eastus");

        assertThat(create.exitCode()).as(create.toString()).isEqualTo(OK);
        assertThat(create.out()).contains("contoso", "shop", "Premium", "Succeeded");
    }

    @Test
    @Order(3)
    void servicesAreShownAndListedAsJsonAndAsATable() {
        Program.Result show = run("service", "show", CONTOSO, "--output", "json");
        Program.Result list = run("service", "list", "--output", "json");
        Program.Result table = run("service", "list", "-g", "shop");

        assertThat(json(show).path("name").asString()).isEqualTo("contoso");
        assertThat(json(show).path("sku").path("name").asString()).isEqualTo("Premium");
        assertThat(json(list).size()).isEqualTo(1);
        assertThat(table.out()).contains("Name", "contoso");
    }

    @Test
    @Order(4)
    void apiImportReadsADescription() throws IOException {
        Path description = Files.writeString(directory.resolve("orders.yaml"), Samples.openApi());

        Program.Result imported = run(
                "api",
                "import",
                CONTOSO,
                "--path",
                "orders",
                "--specification-path",
                description.toString(),
                "-o",
                "json");
        Program.Result list = run("api", "list", CONTOSO);

        assertThat(json(imported).path("properties").path("path").asString()).isEqualTo("orders");
        assertThat(list.exitCode()).as(list.toString()).isEqualTo(OK);
        assertThat(list.out()).contains("/orders", "Orders");
    }

    @Test
    @Order(5)
    void aBackupRestoresWhatWasChangedSince() throws IOException {
        Path keyFile = Files.writeString(directory.resolve("storage.key"), server.storageKey());
        Arm arm = server.arm();
        String service = arm.service("shop", "contoso");
        Configuration before = Configuration.of(arm, service);

        Program.Result backup =
                run("backup", "create", CONTOSO, storage("first", "--storage-account-key-file", keyFile.toString()));
        arm.create(service + "/namedValues/later", Map.of("displayName", "later", "value", "later"));
        Program.Result restore =
                run("restore", CONTOSO, storage("first", "--storage-account-key-file", keyFile.toString()));

        assertThat(backup.exitCode()).as(backup.toString()).isEqualTo(OK);
        assertThat(backup.out()).contains("contoso", "local/backups/first");
        assertThat(restore.exitCode()).as(restore.toString()).isEqualTo(OK);
        assertThat(restore.out()).contains("contoso", "local/backups/first");
        assertThat(Configuration.of(arm, service)).isEqualTo(before);
    }

    @Test
    @Order(6)
    void statusShowsEveryService() {
        Program.Result status = run("status");

        assertThat(status.exitCode()).as(status.toString()).isEqualTo(OK);
        assertThat(status.out()).contains(server.management().toString(), "contoso", "Succeeded");
    }

    @Test
    @Order(7)
    void whatTheServiceRefusesIsSaidWithItsReason() {
        Program.Result missing = run("service", "show", "-g", "shop", "-n", "nobody");
        Program.Result wrongKey = run("backup", "create", CONTOSO, storage("x", "--storage-account-key", "d3Jvbmc="));
        Program.Result noBlob =
                run("restore", CONTOSO, storage("nothing", "--storage-account-key", server.storageKey()));

        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(REFUSED);
        assertThat(missing.err()).contains("ResourceNotFound", "nobody");
        assertThat(wrongKey.exitCode()).as(wrongKey.toString()).isEqualTo(REFUSED);
        assertThat(wrongKey.err()).contains("InvalidParameters", "local");
        assertThat(noBlob.exitCode()).as(noBlob.toString()).isNotEqualTo(OK);
        assertThat(noBlob.err()).contains("nothing");
    }

    @Test
    @Order(8)
    void whatCannotBeUnderstoodIsSaidBeforeAnythingIsSent() {
        Program.Result noName = run("service", "show", "-g", "shop");
        Program.Result noKey = run("backup", "create", CONTOSO, storage("x"));
        Program.Result notSure = run("service", "delete", CONTOSO);

        assertThat(noName.exitCode()).as(noName.toString()).isEqualTo(USAGE);
        assertThat(noName.err()).contains("--name");
        assertThat(noKey.exitCode()).as(noKey.toString()).isEqualTo(USAGE);
        assertThat(noKey.err()).contains("HOLDFAST_STORAGE_KEY");
        assertThat(notSure.exitCode()).as(notSure.toString()).isEqualTo(USAGE);
        assertThat(notSure.err()).contains("--yes");
    }

    @Test
    @Order(9)
    void serviceDeleteTakesTheServiceAway() {
        Program.Result delete = run("service", "delete", CONTOSO, "--yes");
        Program.Result list = run("service", "list", "-o", "json");

        assertThat(delete.exitCode()).as(delete.toString()).isEqualTo(OK);
        assertThat(json(list).isEmpty()).isTrue();
    }

    @Test
    @Order(10)
    void nothingThatWasPrintedIsSecret() {
        assertThat(EVERYTHING.toString())
                .isNotEmpty()
                .doesNotContain(server.credentials().path("clientSecret").asString())
                .doesNotContain(server.storageKey())
                .doesNotContain("d3Jvbmc=")
                .doesNotContain("eyJ");
    }

    private static List<String> storage(String name, String... key) {
        var options = new ArrayList<>(List.of(
                "--backup-name", name, "--storage-account-name", "local", "--storage-account-container", "backups"));
        options.addAll(List.of(key));
        return options;
    }

    private static JsonNode json(Program.Result result) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(OK);
        return JsonMapper.shared().readTree(result.out());
    }

    private static Program.Result run(Object... words) {
        var arguments = new ArrayList<String>();
        for (Object word : words) {
            switch (word) {
                case String[] several -> arguments.addAll(List.of(several));
                case List<?> several -> several.forEach(w -> arguments.add(w.toString()));
                default -> arguments.add(word.toString());
            }
        }
        Program.Result result = Program.run(
                directory, Map.of("XDG_CONFIG_HOME", directory.resolve("config").toString()), arguments);
        EVERYTHING.append(result.out()).append(result.err());
        return result;
    }
}
