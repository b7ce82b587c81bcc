package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the program speaks with people: what is printed, and what is not. Its backups are good for one second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MannersTest {

    private static final int REFUSED = 3;
    private static final int COLUMNS = 80;

    @TempDir
    static Path directory;

    private ServerProcess server;

    @BeforeAll
    void start() throws IOException {
        server = ServerProcess.start(directory.resolve("data"), Map.of("recovery.validitySeconds", "1"));
        ok("service create", "--sku-name", "Premium");
        ok("backup create", storage("first"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String[] storage(String name) {
        return new String[] {
            "--backup-name",
            name,
            "--storage-account-name",
            "local",
            "--storage-account-container",
            "backups",
            "--storage-account-key-file",
            server.endpoint("storageKeyFile")
        };
    }

    private String[] container() {
        return Stream.of(storage("x")).skip(2).toArray(String[]::new);
    }

    private Program.Result run(String command, String... more) {
        var all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(
                List.of("-g", "shop", "-n", "contoso", "--data", server.data().toString()));
        all.addAll(List.of(more));
        return Program.run(directory, Map.of("COLUMNS", ""), all);
    }

    private Program.Result ok(String command, String... more) {
        Program.Result result = run(command, more);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }

    @Test
    void aDescriptionThatIsNoYamlIsItsWritersBusinessAndNotTheLogs() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "openapi: 3.0.1\ninfo: {title: [\npaths: :\n\t- x");
        int before = server.said().length();

        Program.Result refused = run("api import", "--path", "bad", "--specification-path", bad.toString());

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(REFUSED);
        assertThat(refused.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(server.said().substring(before).lines())
                .as("the server's log")
                .noneMatch(line -> line.startsWith("\t") || line.startsWith("Caused by") || line.contains("Exception"));
    }

    @Test
    void linesFitATerminal() {
        for (Program.Result shown : List.of(
                ok("status"), ok("service show"), ok("api list"), ok("backup list"), ok("backup list", container()))) {
            assertThat(shown.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
        }
    }

    @Test
    void timesAreWithoutNanosecondsAndForPeopleInSeconds() {
        ok("backup verify", storage("first"));
        for (String command : List.of("status", "backup list", "service show")) {
            assertThat(ok(command).out()).doesNotContainPattern(":\\d\\d\\.\\d+Z");
            assertThat(ok(command, "-o", "json").out()).doesNotContainPattern(":\\d\\d\\.\\d{8,}Z");
        }
        assertThat(ok(
                                "backup list",
                                Stream.concat(Stream.of(container()), Stream.of("-o", "json"))
                                        .toArray(String[]::new))
                        .out())
                .doesNotContainPattern(":\\d\\d\\.\\d{4,}Z");
    }

    @Test
    void bothListsOfBackupsHaveTheSameMembers() {
        Set<String> known = members(ok("backup list", "-o", "json"));
        Set<String> there = members(ok(
                "backup list",
                Stream.concat(Stream.of(container()), Stream.of("-o", "json")).toArray(String[]::new)));

        assertThat(known).contains("storageAccount", "containerName", "backupName", "created", "size", "proven");
        assertThat(there).containsAll(List.of("storageAccount", "containerName", "backupName", "created", "size"));
        assertThat(known).containsAll(List.of("state", "serviceName", "recoveryKey", "keyAvailable", "expired"));
        assertThat(there).containsAll(List.of("state", "serviceName", "recoveryKey", "keyAvailable", "expired"));
    }

    private static Set<String> members(Program.Result list) {
        JsonNode first = JsonMapper.shared().readTree(list.out()).path(0);
        assertThat(first.path("backupName").asString()).isEqualTo("first");
        return new TreeSet<>(first.propertyNames());
    }

    @Test
    void theEndOfABackupsValidityCanBeRehearsed() {
        Program.Result refused = await().atMost(Duration.ofSeconds(30))
                .until(() -> run("restore", storage("first")), result -> result.exitCode() == REFUSED);

        assertThat(refused.err()).contains("expired");
    }

    @Test
    void theScreenAtTheStartSaysWhoReachesTheGateway() {
        assertThat(server.said()).contains("Gateway").contains("(for this machine only)");
    }
}
