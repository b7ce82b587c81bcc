package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.Credential;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.server.HoldfastServer;
import io.holdfast.server.settings.SettingsReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applications and roles as a person types them, against a server in this process. */
class AppCommandsTest {

    @TempDir
    static Path directory;

    private static HoldfastServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        var flags = Map.of(
                "data", directory.toString(), "management.port", "0", "gateway.port", "0", "gateway.tlsPort", "0");
        server = HoldfastServer.start(SettingsReader.read(null, Map.of(), flags));
        var quiet = new PrintWriter(new StringWriter());
        Main.run(quiet, quiet, "service", "create", "-g", "rg", "-n", "shop", "--data", directory.toString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private int run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", directory.toString()));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private JsonNode json(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        assertThat(run(all.toArray(String[]::new))).as(out + "" + err).isEqualTo(ExitCode.OK);
        return JsonMapper.shared().readTree(out.toString());
    }

    private int status(JsonNode credentials, String method, String path) {
        try (var arm = new ArmClient(
                java.net.URI.create(server.endpoints().management()),
                directory.resolve("tls/ca.pem"),
                new Credential.ClientSecret(
                        java.util.Optional.empty(),
                        credentials.path("tenantId").asString(),
                        credentials.path("clientId").asString(),
                        credentials.path("clientSecret").asString()),
                null)) {
            return arm.exchange(method, path, null).statusCode();
        }
    }

    @Test
    void anApplicationDoesWhatItsRoleSaysUntilItIsDeleted() {
        JsonNode credentials = json(
                "app",
                "create",
                "--display-name",
                "nightly",
                "--role",
                "Holdfast Backup Job",
                "-g",
                "rg",
                "-n",
                "shop");
        String id = credentials.path("clientId").asString();
        String shop;
        try (var arm = open()) {
            shop = arm.service("rg", "shop");
        }
        assertThat(status(credentials, "GET", shop)).isEqualTo(200);
        assertThat(status(credentials, "DELETE", shop)).isEqualTo(403);
        assertThat(status(credentials, "GET", shop + "/apis")).isEqualTo(403);
        assertThat(status(credentials, "POST", shop + "/restore")).isEqualTo(403);

        assertThat(run("role", "list", "--app", id)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Holdfast Backup Job", "ServicePrincipal", "/service/shop");
        assertThat(run("app", "list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("nightly", id, "never", "Holdfast administrator")
                .doesNotContain(credentials.path("clientSecret").asString());

        assertThat(run("app", "delete", "--id", id)).isEqualTo(ExitCode.OK);
        assertThat(signIn(credentials)).isEqualTo(ExitCode.REFUSED);
        assertThat(run("app", "list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).doesNotContain(id);
    }

    private int signIn(JsonNode credentials) {
        try {
            return status(credentials, "GET", "/subscriptions?api-version=2022-12-01");
        } catch (CliException e) {
            return e.exitCode();
        }
    }

    private static ArmClient open() {
        var connection = new ConnectionOptions();
        connection.data = directory;
        return connection.open(Map.of());
    }

    @Test
    void secretsAreReplacedOneByOne() {
        JsonNode first = json("app", "create", "--display-name", "rotated");
        String id = first.path("clientId").asString();
        JsonNode second = json("app", "secret", "create", "--id", id, "--expires", "2999-01-31T00:00:00Z");

        assertThat(run("app", "secret", "list", "--id", id)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(
                        first.path("secretId").asString(),
                        second.path("secretId").asString(),
                        "2999-01-31");
        String one = first.path("secretId").asString();
        assertThat(run("app", "secret", "delete", "--id", id, "--secret-id", one))
                .isEqualTo(ExitCode.OK);

        assertThat(signIn(first)).isEqualTo(ExitCode.REFUSED);
        assertThat(signIn(second)).isEqualTo(200);
    }

    @Test
    void credentialsGoIntoAFileOfItsOwnerAndNotToTheScreen() throws Exception {
        Path file = directory.resolve("job.json");

        assertThat(run("app", "create", "--display-name", "to a file", "--credentials-file", file.toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JsonNode credentials = JsonMapper.shared().readTree(Files.readAllBytes(file));
        assertThat(out.toString())
                .doesNotContain(credentials.path("clientSecret").asString());
        assertThat(signIn(credentials)).isEqualTo(200);

        int before = json("app", "list").size();
        assertThat(run("app", "create", "--display-name", "again", "--credentials-file", file.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("is there already");
        assertThat(json("app", "list").size()).isEqualTo(before);
    }

    @Test
    void anApplicationWhoseRoleCannotBeGivenIsNotLeftBehind() {
        int before = json("app", "list").size();

        assertThat(run("app", "create", "--display-name", "x", "--role", "Nonsense", "--scope", "/"))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(err.toString()).contains("no role 'Nonsense'");
        assertThat(json("app", "list").size()).isEqualTo(before);
    }

    @Test
    void rolesAreGivenAndTakenBack() {
        String id = json("app", "create", "--display-name", "roles")
                .path("clientId")
                .asString();
        assertThat(run("role", "assign", "--app", id, "--role", "Reader", "-g", "rg"))
                .isEqualTo(ExitCode.OK);
        assertThat(run(
                        "role",
                        "assign",
                        "--assignee",
                        "team",
                        "--assignee-type",
                        "Group",
                        "--role",
                        "Reader",
                        "--scope",
                        "/"))
                .isEqualTo(ExitCode.OK);
        JsonNode team = json("role", "list", "--assignee", "team");
        assertThat(team.at("/0/properties/principalType").asString()).isEqualTo("Group");

        assertThat(run("role", "remove", "--app", id, "--role", "Reader", "-g", "rg"))
                .isEqualTo(ExitCode.OK);
        assertThat(run("role", "remove", "--id", team.at("/0/id").asString())).isEqualTo(ExitCode.OK);

        assertThat(json("role", "list", "--app", id)).isEmpty();
        assertThat(run("role", "remove", "--app", id, "--role", "Reader", "-g", "rg"))
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingIsDone() {
        for (String[] words : new String[][] {
            {"app", "create", "--display-name", "x", "--role", "Reader"},
            {"app", "create", "--display-name", "x", "-g", "rg"},
            {"role", "assign", "--role", "Reader", "--scope", "/"},
            {"role", "assign", "--role", "Reader", "--assignee", "x"},
            {"role", "assign", "--role", "Reader", "--assignee", "x", "--scope", "/", "-g", "rg"},
            {"role", "assign", "--role", "Reader", "--assignee", "x", "--scope", "nonsense"},
            {"role", "remove", "--role", "Reader"},
            {"role", "remove", "--id", "x", "--role", "Reader"}
        }) {
            assertThat(run(words)).as(String.join(" ", words)).isEqualTo(ExitCode.USAGE);
        }
    }
}
