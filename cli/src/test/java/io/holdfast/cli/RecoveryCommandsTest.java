package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import io.holdfast.server.HoldfastServer;
import io.holdfast.server.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backups and restores as a person types them, against a server in this process. Every test has a service of its own. */
class RecoveryCommandsTest {

    @TempDir
    static Path directory;

    private static HoldfastServer server;
    private static int services;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String service = "svc" + services++;

    @BeforeAll
    static void start() {
        var flags = Map.of("data", data(), "management.port", "0", "gateway.port", "0", "gateway.tlsPort", "0");
        server = HoldfastServer.start(SettingsReader.read(null, Map.of(), flags));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String data() {
        return directory.resolve("data").toString();
    }

    private static Path container() {
        return directory.resolve("data/storage/backups");
    }

    /** Runs a command about this test's service, with what it printed before forgotten. */
    private int run(String command, String... more) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--data", data(), "-g", "rg"));
        if (!Arrays.asList(more).contains("-n")) {
            words.addAll(List.of("-n", service));
        }
        words.addAll(List.of(more));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    }

    private void ok(String command, String... more) {
        assertThat(run(command, more)).as(command + ": " + out + err).isEqualTo(ExitCode.OK);
    }

    private static String[] in(String... more) {
        var options = new ArrayList<>(List.of(
                "--storage-account-name",
                "local",
                "--storage-account-container",
                "backups",
                "--storage-account-key-file",
                directory.resolve("data/storage.key").toString()));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private String[] blob(String name, String... more) {
        var options = new ArrayList<>(List.of(in("--backup-name", service + name)));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private static ArmClient arm() {
        var connection = new ConnectionOptions();
        connection.data = Path.of(data());
        return connection.open(Map.of());
    }

    private void put(String path, String properties) {
        try (ArmClient arm = arm()) {
            arm.put(
                    arm.service("rg", service) + "/" + path,
                    JsonMapper.shared().readTree("{\"properties\":" + properties + "}"));
        }
    }

    private String value(String path, String member) {
        try (ArmClient arm = arm()) {
            return arm.get(arm.service("rg", service) + "/" + path)
                    .path("properties")
                    .path(member)
                    .asString("");
        }
    }

    private boolean exists(String path) {
        try (ArmClient arm = arm()) {
            return arm.exists(arm.service("rg", service) + "/" + path);
        }
    }

    private void made() {
        ok("service create");
        put("backends/orders", "{\"url\":\"https://old.example/orders\",\"protocol\":\"http\"}");
        put("namedValues/stage", "{\"displayName\":\"stage\",\"value\":\"east\"}");
    }

    @Test
    void aBackupSaysWhatItDoesNotHoldAndCanBeListedShownAndChecked() {
        made();
        ok("backup list");
        assertThat(out.toString()).contains("No backup of " + service + " is known here");

        ok("backup create", blob("a", "--leave-out", "users,secrets"));
        assertThat(out.toString())
                .contains("Backed up " + service + " to local/backups/" + service + "a in ")
                .containsPattern("Not in this backup: .*users 1");

        ok("backup verify", blob("a"));
        assertThat(out.toString()).contains("Verified local/backups/" + service + "a in ", " resources, digest ");
        ok("backup prove", blob("a"));
        assertThat(out.toString()).contains("Proved local/backups/" + service + "a in ");

        ok("backup list");
        assertThat(out.toString()).contains("Proven", "local/backups/" + service + "a");
        ok("backup list", "-o", "json");
        assertThat(json().path(0).path("proven").asString("")).isNotEmpty();

        ok("backup show", blob("a"));
        assertThat(out.toString())
                .contains("Authentic     true", "/service/" + service, "namedValues", "Not in this backup: ");

        put("contentTypes/page", "{\"name\":\"Page\"}");
        ok("backup create", blob("p"));
        assertThat(out.toString()).containsPattern("Not in this backup: .*contentTypes 1");
        ok("backup create", blob("p", "--include", "portal"));
        assertThat(out.toString()).contains("Backed up").doesNotContain("contentTypes");
    }

    @Test
    void aContainerIsListedWhoeverMadeWhatIsInIt() throws IOException {
        made();
        ok("backup create", blob("a"));
        byte[] archive = Files.readAllBytes(container().resolve(service + "a"));
        Files.write(container().resolve(service + "cut"), Arrays.copyOf(archive, archive.length / 2));
        Files.writeString(container().resolve(service + "notes"), "hello");

        ok("backup list", in("--prefix", service));
        assertThat(out.toString())
                .containsPattern(service + "a +backup +" + service + " +20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ +-")
                .containsPattern(service + "cut +damaged")
                .contains(service + "cut: the archive is damaged")
                .containsPattern(service + "notes +notABackup");

        ok("backup list", in("--prefix", service, "--num-results", "1"));
        assertThat(out.toString()).contains("There are more").doesNotContain(service + "cut");
        ok("backup list", in("--prefix", service, "-o", "json"));
        assertThat(json()).hasSize(3);
    }

    @Test
    void deletingWantsAYesAndABackup() throws IOException {
        made();
        ok("backup create", blob("a"));
        Files.writeString(container().resolve(service + "notes"), "hello");

        assertThat(run("backup delete", blob("a"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--yes");
        assertThat(run("backup delete", blob("notes", "--yes"))).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("NotABackup", "is no backup of Holdfast");
        assertThat(run("backup delete", blob("none", "--yes"))).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("BackupNotFound", "has no blob '" + service + "none'");

        ok("backup delete", blob("a", "--yes"));
        assertThat(out.toString()).contains("Deleted local/backups/" + service + "a: a backup of " + service);
        ok("backup delete", blob("notes", "--yes", "--force"));
        assertThat(container().resolve(service + "a")).doesNotExist();
        assertThat(container().resolve(service + "notes")).doesNotExist();
    }

    @Test
    void aPreviewShowsWhatARestoreWouldDoAndAnUndoTakesItBack() {
        made();
        ok("backup create", blob("a"));
        put("namedValues/later", "{\"displayName\":\"later\",\"value\":\"x\"}");
        put("namedValues/stage", "{\"displayName\":\"stage\",\"value\":\"changed\"}");

        ok("restore --preview", blob("a"));
        assertThat(out.toString())
                .contains("is allowed", "✓ passed   sku")
                .containsPattern("namedValues +0 +1 +1 +0")
                .contains("remove  namedValues/later", "change  namedValues/stage");
        assertThat(exists("namedValues/later")).isTrue();
        ok("restore --preview", blob("a", "-o", "json"));
        assertThat(json().path("changes").path("namedValues").path("remove").asInt())
                .isEqualTo(1);
        ok("restore --preview", blob("a", "--list", "1"));
        assertThat(out.toString()).contains("… and more");
        ok("restore --preview", blob("a", "--list", "all"));
        assertThat(out.toString())
                .contains("remove  namedValues/later", "change  namedValues/stage")
                .doesNotContain("… and more");

        ok("restore", blob("a"));
        assertThat(exists("namedValues/later")).isFalse();
        ok("restore --undo");
        assertThat(out.toString()).contains(service + " is again as it was before its newest restore. Until ");
        assertThat(exists("namedValues/later")).isTrue();
    }

    @Test
    void aRestoreSaysOfWhichServiceItsBackupIsAndTakesNoOther() {
        made();
        ok("backup create", blob("a"));
        String made =
                "The backup is of /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/"
                        + "Microsoft.ApiManagement/service/" + service + ", made 2";

        ok("restore --preview", blob("a"));
        assertThat(out.toString()).contains(made);
        ok("restore", blob("a", "--from", service));
        assertThat(out.toString().split(java.util.regex.Pattern.quote(made), -1))
                .as(out.toString())
                .hasSize(3);
        assertThat(run("restore", blob("a", "--from", "another"))).isNotEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains("not of 'another', which holdfast.from names");
        assertThat(run("restore", blob("a", "--from-deployment", "d"))).isEqualTo(ExitCode.USAGE);

        ok("accepted-sources show");
        assertThat(out.toString()).contains(service + " accepts backups of any service.");
        ok("accepted-sources set", "--from", "other,another");
        assertThat(out.toString()).contains("other", "another", "any");
        ok("accepted-sources set");
        assertThat(out.toString()).contains(service + " accepts its own backups only.");
        ok("accepted-sources clear");
    }

    @Test
    void programsGetAllThatAPreviewNames() {
        made();
        ok("backup create", blob("a"));
        put("namedValues/later", "{\"displayName\":\"later\",\"value\":\"x\"}");
        put("namedValues/stage", "{\"displayName\":\"stage\",\"value\":\"changed\"}");
        ok("restore --preview", blob("a", "-o", "json"));
        JsonNode first = json();

        ok("restore --preview", blob("a", "--list", "all", "-o", "json"));

        assertThat(json().path("resources")).isEqualTo(first.path("resources")).hasSize(2);
        assertThat(json().path("truncated").asBoolean(true)).isFalse();
        assertThat(json().path("changes")).isEqualTo(first.path("changes"));
        assertThat(out.toString()).contains("\n  \"resources\"").endsWith(System.lineSeparator());
    }

    @Test
    void whatIsNotWaitedForCanBeFollowed() {
        made();

        ok("backup create --no-wait -o json", blob("a"));

        String id = json().path("run").asString();
        ok("run watch", id);
        assertThat(out.toString()).startsWith("The backup of " + service + " succeeded after ");
        ok("restore --no-wait", blob("a"));
        assertThat(out.toString())
                .contains("Restoring " + service + " goes on as run ")
                .contains("follow it:  holdfast run watch -g rg -n " + service + " ")
                .contains("cancel it:  holdfast run cancel -g rg -n " + service + " ");
    }

    @Test
    void runsAreListedAndShownAndTooLateToCancel() {
        made();
        ok("backup create", blob("a"));

        ok("run list");

        assertThat(out.toString())
                .containsPattern("backup +succeeded +\\d\\d-\\d\\d \\d\\d:")
                .contains("100 %");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        ok("run list -o json");
        String id = json().path(0).path("id").asString();
        ok("run show", id.substring(0, 8));
        assertThat(out.toString()).contains(id, "Started by", "Done");
        assertThat(run("run cancel", id)).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("RunEnded", "cannot be cancelled any more", "backup delete");
        assertThat(run("run show", "ffff")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("no run's id begins with 'ffff'");
    }

    @Test
    void aPreviewOfWhatIsRefusedIsNoSuccess() throws IOException {
        made();
        ok("backup create", blob("a"));
        String standby = service + "standby";
        ok("service create", "-n", standby, "--sku-name", "Premium");

        int code = run("restore --preview", blob("a", "-n", standby));

        assertThat(code).as(out + "" + err).isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString()).contains("would be refused", "✗ refused  sku");
    }

    @Test
    void aCopyMapsRekeysAndLeavesOutAndSaysSo() throws IOException {
        made();
        put("subscriptions/s", "{\"scope\":\"/apis\",\"displayName\":\"s\"}");
        ok("backup create", blob("a"));
        Path mapping = Files.writeString(directory.resolve(service + ".yaml"), """
                hostnames:
                  old.example: new.example
                namedValues:
                  stage: "west"
                """);

        ok("restore", blob("a", "--leave-out", "users", "--rekey-subscriptions", "--mapping", mapping.toString()));

        assertThat(out.toString())
                .contains("Restored " + service, "Left out, so that the service keeps its own: ", "users")
                .containsPattern("[1-9]\\d* subscriptions have new keys")
                .contains("2 resources were changed by the mapping");
        assertThat(value("backends/orders", "url")).isEqualTo("https://new.example/orders");
        assertThat(value("namedValues/stage", "value")).isEqualTo("west");
    }

    @Test
    void aMappingThatCannotBeUsedStopsEverything() throws IOException {
        Path unknown = Files.writeString(directory.resolve("unknown.yaml"), "hosts: {}");
        Path number = Files.writeString(directory.resolve("number.json"), "{\"namedValues\":{\"limit\":5}}");
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "a: [");

        assertThat(run("restore", blob("a", "--mapping", unknown.toString()))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("unknown.yaml has 'hosts'");
        assertThat(run("restore", blob("a", "--mapping", number.toString()))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'namedValues.limit', which is not a text");
        assertThat(run("restore", blob("a", "--mapping", broken.toString()))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("neither YAML nor JSON");
        assertThat(run(
                        "restore",
                        blob("a", "--mapping", directory.resolve("none").toString())))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatDoesNotGoTogetherIsSaid() {
        assertThat(run("restore --undo --preview")).isEqualTo(ExitCode.USAGE);
        assertThat(run("restore --undo", blob("a"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("restore --preview --no-wait", blob("a"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("backup list --prefix x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("restore --backup-name b")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--storage-account-name");
    }

    @Test
    void nothingToUndoIsRefused() {
        made();

        assertThat(run("restore --undo")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("NothingToUndo");
    }

    @Test
    void anEndpointWithoutTheProviderIsToldFromARefusal() {
        CliException foreign = RecoveryProvider.explained(
                CliException.answered(404, "InvalidResourceNamespace", "The resource namespace is invalid."),
                "https://management.azure.com");
        CliException refusal = CliException.answered(404, "ResourceNotFound", "no such service");

        assertThat(foreign.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(foreign)
                .hasMessageContaining("https://management.azure.com does not know Holdfast.Recovery")
                .hasMessageContaining("The resource namespace is invalid.");
        assertThat(RecoveryProvider.explained(refusal, "https://x")).isSameAs(refusal);
    }

    @Test
    void namesFromElsewhereDoNotCommandTheTerminal() {
        assertThat(Output.plain("a\u001b[2Jb\nc")).isEqualTo("a?[2Jb?c");
    }

    @Test
    void moveCopiesToAnotherNameAndReplacesOnlyWhenTold() {
        ok("service create");
        put("namedValues/n", "{\"displayName\":\"n\",\"value\":\"here\"}");
        String[] there = blob("-move", "--to-data", data(), "--to-name", service + "b", "--to-resource-group", "rg2");

        ok("move", there);
        assertThat(out.toString()).contains("namedValues", "Both services are the same.");
        int again = run("move", there);
        assertThat(again).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("is there already", "--overwrite");
        ok("move", with(there, "--overwrite", "--to-storage-account-name", "local", "-o", "json"));
        assertThat(json().path("verdict").asString()).isEqualTo("moved");
        assertThat(json().at("/resources/namedValues").asInt()).isOne();
        try (ArmClient arm = arm()) {
            assertThat(arm.get(arm.service("rg2", service + "b") + "/namedValues/n")
                            .at("/properties/value")
                            .asString())
                    .isEqualTo("here");
        }
    }

    @Test
    void moveComparesNamesWithSpacesAndThePortalWhenToldToTakeIt() {
        made();
        put("groups/my%20team", "{\"displayName\":\"my team\"}");
        put("products/my%20product", "{\"displayName\":\"my product\"}");
        put("products/my%20product/groups/my%20team", "{}");
        put("contentTypes/page", "{\"name\":\"Page\"}");
        String[] there = blob("-move", "--to-data", data(), "--to-name", service + "b", "-o", "json");

        ok("move", there);
        assertThat(json().at("/resources/products~1groups").asInt()).isPositive();
        assertThat(json().path("resources").has("contentTypes")).isFalse();
        ok("move", with(there, "--overwrite", "--include", "portal"));
        assertThat(json().at("/resources/contentTypes").asInt()).isOne();
        assertThat(run("move", with(there, "--overwrite", "--include", "nonsense")))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("move", with(there, "--overwrite", "--to-location", "nowhere")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--to-location");
    }

    @Test
    void moveWantsToKnowWhereToAndAsWhom() {
        ok("service create");

        assertThat(run("move", blob("-move"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--to-endpoint", "--to-data");
        assertThat(run("move", blob("-move", "--to-endpoint", "https://localhost:1")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--to-token", "--to-credentials-file");
        assertThat(run("move", blob("-move", "--to-endpoint", "https://localhost:1", "--to-token", "t")))
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    private static String[] with(String[] words, String... more) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
