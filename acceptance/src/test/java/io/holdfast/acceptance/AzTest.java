package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Runbook;
import io.holdfast.acceptance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Azure's own command line registers the server as a cloud, signs in, and calls every command of {@code az apim}, backup and restore
 * among them: {@code acceptance/az/walk.py} has the calls. A start of az takes longer than most calls, so all of them are made in one
 * process. Without az the test is skipped and says so; with {@code CI=true} it fails.
 */
class AzTest {

    private static final int MINUTES = 5;
    private static final Pattern INTERPRETER = Pattern.compile("/[^\\s'\"]*python3?[\\d.]*");

    @TempDir
    Path directory;

    @Test
    void everyCommandOfAzApimIsCalledAndAnswersWhatItShould() throws IOException, InterruptedException {
        Optional<Path> az = az();
        if (az.isEmpty()) {
            System.out.println(
                    "SKIPPED: AzTest needs the Azure CLI (az) on the PATH; on Debian: apt-get install azure-cli");
            assertThat(System.getenv("CI"))
                    .as("az is not installed, and CI skips no client")
                    .isNotEqualTo("true");
        }
        Assumptions.assumeTrue(az.isPresent(), "az is not installed");
        try (var server = ServerProcess.start(directory.resolve("data"), Map.of())) {
            String said = walk(interpreter(az.get()), server);

            assertThat(said.lines()).as(said).noneMatch(line -> line.startsWith("FAIL"));
            assertThat(said).contains("ok    az apim restore", "ends well");
            assertThat(server.said()).doesNotContain(server.storageKey());
        }
    }

    private String walk(String python, ServerProcess server) throws IOException, InterruptedException {
        var connection = new LinkedHashMap<String, String>();
        connection.put("management", server.management().toString());
        server.credentials()
                .properties()
                .forEach(e -> connection.put(e.getKey(), e.getValue().asString()));
        connection.put("storageKey", server.storageKey());
        operator(server.arm(), connection);
        connection.put("group", server.arm().subscription() + "/resourceGroups/shop");
        connection.put("service", server.arm().service("shop", "contoso"));
        connection.put(
                "openapi",
                Runbook.root()
                        .resolve("cli/src/main/resources/io/holdfast/cli/drill/orders.openapi.yaml")
                        .toString());
        Path file = directory.resolve("connection.json");
        JsonMapper.shared().writeValue(file, connection);
        Path output = directory.resolve("az.txt");
        var builder = new ProcessBuilder(
                        python, Runbook.root().resolve("acceptance/az/walk.py").toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment()
                .putAll(Map.of(
                        "AZURE_CONFIG_DIR",
                        directory.resolve("az").toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY",
                        "false",
                        "PYTHONDONTWRITEBYTECODE",
                        "1",
                        "REQUESTS_CA_BUNDLE",
                        server.caFile().toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as("az did not end in %s minutes: %s", MINUTES, said).isTrue();
        return process.exitValue() == 0 ? said + "\nends well" : said;
    }

    /** An application without a role yet. */
    private static void operator(Arm arm, Map<String, String> connection) {
        String id = UUID.randomUUID().toString();
        String version = "?api-version=2026-11-01";
        String path = "/providers/Holdfast.Identity/applications/" + id;
        JsonNode made = arm.put(path + version, Map.of("properties", Map.of("displayName", "operator")))
                .ok()
                .json();
        JsonNode secret = arm.post(path + "/addSecret" + version, Map.of("properties", Map.of("displayName", "az")))
                .ok()
                .json();
        connection.put("operator", id);
        connection.put("operatorPrincipal", made.at("/properties/objectId").asString());
        connection.put("operatorSecret", secret.at("/properties/clientSecret").asString());
    }

    private static Optional<Path> az() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "az"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** {@code az} is a script of the Python that has its packages, or a shell script that starts it. */
    private static String interpreter(Path az) throws IOException {
        return INTERPRETER
                .matcher(Files.readString(az))
                .results()
                .map(MatchResult::group)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("which Python runs " + az + "?"));
    }
}
