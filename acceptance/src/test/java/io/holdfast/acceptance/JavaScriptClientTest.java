package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.NodeTools;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Azure SDK for JavaScript goes the same way as the one for Java; acceptance/node/client.mjs has the steps. */
@RequiresNode
class JavaScriptClientTest {

    private static final int MINUTES = 2;

    @TempDir
    Path directory;

    @Test
    void the_client_finds_everything_again_on_the_other_server() throws IOException, InterruptedException {
        try (var azurite = Azurite.start()) {
            Map<String, String> settings = Map.of(
                    "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                    azurite.endpoint().toString(),
                    "recovery.keyFile",
                    directory.resolve("recovery.key").toString());
            try (var active = ServerProcess.start(directory.resolve("active"), settings);
                    var standby = ServerProcess.start(directory.resolve("standby"), settings)) {
                run(
                        active,
                        standby,
                        Map.of(
                                "group", "shop",
                                "name", "contoso",
                                "openApi", Samples.openApi(),
                                "policy", Samples.setHeader("X-Region", "{{region}}"),
                                "storage", new Storage(Azurite.ACCOUNT, "backups", "javascript", azurite.key()).body(),
                                "wrongKey", azurite.wrongKey(),
                                "active", known(active),
                                "standby", known(standby)));
            }
        }
    }

    private void run(ServerProcess active, ServerProcess standby, Map<String, ?> parameters)
            throws IOException, InterruptedException {
        for (ServerProcess server : new ServerProcess[] {active, standby}) {
            var arm = server.arm();
            arm.put(arm.subscription() + "/resourceGroups/shop?api-version=2022-09-01", Map.of("location", "eastus"))
                    .ok();
        }
        Path authorities = directory.resolve("ca.pem");
        Files.writeString(authorities, Files.readString(active.caFile()) + "\n" + Files.readString(standby.caFile()));
        Path input = directory.resolve("parameters.json");
        Files.write(input, JsonMapper.shared().writeValueAsBytes(parameters));
        Path output = directory.resolve("output.txt");
        var node = new ProcessBuilder("node", "client.mjs")
                .directory(NodeTools.directory().toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        node.environment().put("NODE_EXTRA_CA_CERTS", authorities.toString());
        Process process = node.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended)
                .as("ended within " + MINUTES + " minutes; it said:\n" + said)
                .isTrue();
        assertThat(process.exitValue()).as("exit code; it said:\n" + said).isZero();
        assertThat(said).contains("all done");
    }

    private static Map<String, String> known(ServerProcess server) {
        JsonNode credentials = server.credentials();
        var known = Stream.of("tenantId", "clientId", "clientSecret")
                .collect(Collectors.toMap(
                        member -> member, member -> credentials.path(member).asString()));
        known.put("management", server.management().toString());
        known.put("subscriptionId", server.endpoint("subscriptionId"));
        return known;
    }
}
