package io.holdfast.cli.client;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A server of this machine, found by its data directory. */
public final class LocalServer {

    private final Path data;
    private final JsonNode endpoints;

    private LocalServer(Path data, JsonNode endpoints) {
        this.data = data;
        this.endpoints = endpoints;
    }

    /** Reads DATA/endpoints.json, which is there while the server is ready. */
    public static LocalServer in(Path data) {
        return new LocalServer(data, ConnectionOptions.read(data.resolve("endpoints.json")));
    }

    /** A member of endpoints.json, such as {@code gateway}. */
    public String endpoint(String member) {
        return endpoints.path(member).asString();
    }

    public ArmClient client() {
        var connection = new ConnectionOptions();
        connection.data = data;
        return connection.open(Map.of());
    }

    /** The options of this JVM that a server started as its child should have as well. */
    public static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .toList();
    }
}
