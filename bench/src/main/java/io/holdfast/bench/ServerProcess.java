package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, on free ports of loopback, with the options that {@code ./holdfast} gives it. */
final class ServerProcess implements AutoCloseable {

    private static final List<String> OPTIONS = List.of(
            "-Dio.netty.allocator.type=pooled",
            "-Dio.netty.leakDetection.level=disabled",
            "-Dio.netty.buffer.checkBounds=false",
            "-Dio.netty.buffer.checkAccessible=false",
            // It logs as it always does, other than the programs that measure.
            "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider");

    private static final Map<String, String> SETTINGS =
            Map.of("management.port", "0", "gateway.host", "127.0.0.1", "gateway.port", "0", "gateway.tlsPort", "0");

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final int TAIL = 8_192;

    private final Process process;
    private final Path log;
    private final JsonNode endpoints;

    private ServerProcess(Process process, Path log, JsonNode endpoints) {
        this.process = process;
        this.log = log;
        this.endpoints = endpoints;
    }

    /**
     * Returns when it is ready. What it logs goes to a file beside its data directory.
     *
     * @param heap in megabytes
     */
    static ServerProcess start(Path data, int heap, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("data=" + data));
        SETTINGS.forEach((name, value) -> arguments.add(name + "=" + value));
        settings.forEach((name, value) -> arguments.add(name + "=" + value));
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Xmx" + heap + "m");
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Process process = new ProcessBuilder(Programs.java(options, ServerMain.class, arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return new ServerProcess(process, log, await(process, data.resolve("endpoints.json"), log));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static JsonNode await(Process process, Path file, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the server does not start; it said:\n" + tail(log));
            }
            Thread.sleep(10);
        }
        return read(file);
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    private static String tail(Path log) throws IOException {
        // Of a log of any size: its last kilobytes.
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - TAIL));
            return new String(Channels.newInputStream(file).readAllBytes(), UTF_8);
        }
    }

    /** What it said last. */
    String said() throws IOException {
        return tail(log);
    }

    private String endpoint(String member) {
        return endpoints.path(member).asString();
    }

    URI management() {
        return URI.create(endpoint("management"));
    }

    /** Where it answers plain http. */
    URI gateway() {
        return URI.create(endpoint("gateway"));
    }

    Path caFile() {
        return Path.of(endpoint("caFile"));
    }

    /** Of the administrator. */
    JsonNode credentials() throws IOException {
        return read(Path.of(endpoint("credentialsFile")));
    }

    /** Of the account {@code local}, a directory. */
    String storageKey() throws IOException {
        return Files.readString(Path.of(endpoint("storageKeyFile"))).strip();
    }

    PeakMemory memory() {
        return PeakMemory.of(process);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
