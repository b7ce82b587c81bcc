package io.holdfast.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of its own: a child process with a data directory, on free ports, that writes what it says to a log. It can be
 * stopped, killed and started again on the same data.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 10;

    private final Path data;
    private final Path log;
    private final Map<String, String> settings;
    private final Map<String, String> environment;
    private final Process process;
    private final JsonNode endpoints;

    private ServerProcess(
            Path data,
            Path log,
            Map<String, String> settings,
            Map<String, String> environment,
            Process process,
            JsonNode endpoints) {
        this.data = data;
        this.log = log;
        this.settings = settings;
        this.environment = environment;
        this.process = process;
        this.endpoints = endpoints;
    }

    /** Starts a server on that data directory and waits until it is ready; the log is {@code DATA.log}. */
    public static ServerProcess start(Path data, Map<String, String> settings) {
        return start(data, settings, Map.of());
    }

    /** Likewise, on a host that adds these variables to the environment. */
    public static ServerProcess start(Path data, Map<String, String> settings, Map<String, String> environment) {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        var all = new LinkedHashMap<String, String>();
        all.put("management.port", "0");
        all.put("gateway.host", "127.0.0.1");
        all.put("gateway.port", "0");
        all.put("gateway.tlsPort", "0");
        all.putAll(settings);
        try {
            Path endpoints = data.resolve("endpoints.json");
            Files.deleteIfExists(endpoints);
            List<String> arguments = new ArrayList<>(List.of("server", "--data", data.toString()));
            all.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
            ProcessBuilder builder = Program.command(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Awaitility.await("the server of " + data + " to be ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> Files.exists(endpoints) || !process.isAlive());
            if (!process.isAlive()) {
                throw new IllegalStateException("the server did not start; it said:\n" + Files.readString(log));
            }
            JsonNode known = JsonMapper.shared().readTree(Files.readAllBytes(endpoints));
            return new ServerProcess(data, log, settings, environment, process, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts again on the same data, after {@link #kill} or {@link #stop}. */
    public ServerProcess again() {
        return start(data, settings, environment);
    }

    /** A member of endpoints.json. */
    public String endpoint(String member) {
        return endpoints.path(member).asString();
    }

    public URI management() {
        return URI.create(endpoint("management"));
    }

    public URI gateway() {
        return URI.create(endpoint("gateway"));
    }

    public Path caFile() {
        return Path.of(endpoint("caFile"));
    }

    /** {@code tenantId}, {@code clientId} and {@code clientSecret} of the administrator. */
    public JsonNode credentials() {
        return read(Path.of(endpoint("credentialsFile")));
    }

    /** The key of the storage account {@code local}, which is a directory. */
    public String storageKey() {
        try {
            return Files.readString(Path.of(endpoint("storageKeyFile"))).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path data() {
        return data;
    }

    /** All that the server has said, over all of its lives. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Arm arm() {
        return new Arm(this);
    }

    /** SIGKILL: nothing in the process can prepare for it. Returns when it is dead. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM; returns the exit code. */
    public int stop() {
        process.destroy();
        await();
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not end within " + STOP_SECONDS + " s:\n" + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
