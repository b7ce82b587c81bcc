package io.holdfast.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vault.testing.NodeTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scripts of acceptance/node: they get parameters as JSON on standard input and end by saying "all done". */
public final class NodeScript {

    private static final int MINUTES = 2;

    private NodeScript() {}

    /** Runs a script to its good end, trusting these servers; files of the run lie in the directory. */
    public static void run(String script, Path directory, Map<String, ?> parameters, ServerProcess... servers)
            throws IOException, InterruptedException {
        Path input = directory.resolve("parameters.json");
        Files.write(input, JsonMapper.shared().writeValueAsBytes(parameters));
        Path output = directory.resolve("output.txt");
        var node = new ProcessBuilder("node", script)
                .directory(NodeTools.directory().toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        node.environment()
                .put("NODE_EXTRA_CA_CERTS", authorities(directory, servers).toString());
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

    /** What a script must know of a server to sign in there, whose resource group is made for it. */
    public static Map<String, String> known(ServerProcess server, String group) {
        var arm = server.arm();
        arm.put(
                        arm.subscription() + "/resourceGroups/" + group + "?api-version=2022-09-01",
                        Map.of("location", "eastus"))
                .ok();
        JsonNode credentials = server.credentials();
        var known = Stream.of("tenantId", "clientId", "clientSecret")
                .collect(Collectors.toMap(
                        member -> member, member -> credentials.path(member).asString()));
        known.put("management", server.management().toString());
        known.put("subscriptionId", server.endpoint("subscriptionId"));
        return known;
    }

    private static Path authorities(Path directory, ServerProcess... servers) throws IOException {
        Path all = Files.createFile(directory.resolve("authorities.pem"));
        for (ServerProcess server : List.of(servers)) {
            Files.writeString(all, Files.readString(server.caFile()) + "\n", StandardOpenOption.APPEND);
        }
        return all;
    }
}
