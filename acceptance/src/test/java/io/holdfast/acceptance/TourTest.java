package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Runbook;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The tour of README.md, run by a shell as it stands there; its server is ours, and curl is led from the usual port to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourTest {

    @TempDir
    static Path directory;

    private ServerProcess server;

    @BeforeAll
    void start() throws IOException {
        server = ServerProcess.start(directory.resolve("data"), Map.of());
        Files.createSymbolicLink(directory.resolve("cli"), Runbook.root().resolve("cli"));
        Shell.launcher(directory.resolve("holdfast"));
        Files.writeString(
                directory.resolve(".curlrc"),
                "connect-to = \"localhost:8080:127.0.0.1:" + server.gateway().getPort() + "\"\n");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Program.Result run(String script, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("CURL_HOME", directory.toString());
        environment.put("HOME", directory.toString());
        environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
        return Shell.run(script, directory, environment);
    }

    @Test
    void everyBlockDoesWhatItSays() throws IOException {
        String page = Files.readString(Runbook.root().resolve("README.md"));
        String tour = page.substring(page.indexOf("## A tour"));
        String commands = Shell.blocks(section(tour, "### With the command line"));
        String curl = Shell.blocks(section(tour, "### With curl"));
        assertThat(commands).contains("backup create", "restore", "subscription keys");

        Program.Result first = run(commands, Map.of());

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out()).contains("Backed up contoso", "Restored contoso", "HTTP/1.1 200 OK");
        assertThat(first.out()).as("keys are only shown on purpose").doesNotContainIgnoringCase("primaryKey");

        Program.Result second = run(curl, Map.of());

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).contains("HTTP/1.1 202 Accepted");

        if (Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, "az")))) {
            az(curl, Shell.blocks(section(tour, "### With az")));
        }
    }

    /** It uses what the block above has found out, and a port of ours. */
    private void az(String curl, String block) throws IOException {
        Path repair = Files.createDirectories(directory.resolve("python")).resolve("sitecustomize.py");
        Files.writeString(
                repair,
                "import sys\nsys.path.append('" + Runbook.root().resolve("acceptance/az")
                        + "')\nimport models\nmodels.repair()\n");
        String known = curl.lines()
                .filter(line -> line.matches("(json\\(\\)|ARM=|SUB=|CRED=).*"))
                .collect(Collectors.joining("\n"));
        String management = "https://localhost:" + server.management().getPort();

        Program.Result result = run(
                known + "\n" + block.replace("https://localhost:8443", management),
                Map.of(
                        "AZURE_CONFIG_DIR",
                        directory.resolve("az").toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY",
                        "false",
                        "PYTHONPATH",
                        repair.getParent().toString()));

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("\"provisioningState\": \"Succeeded\"");
    }

    private static String section(String text, String heading) {
        int from = text.indexOf(heading) + heading.length();
        int to = text.indexOf("\n##", from);
        return text.substring(from, to < 0 ? text.length() : to);
    }
}
