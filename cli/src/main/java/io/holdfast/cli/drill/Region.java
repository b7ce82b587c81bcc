package io.holdfast.cli.drill;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.LocalServer;
import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** One server in a process of its own, with a data directory of its own: all that a region has. */
final class Region implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Settings of a server that shares its machine with others: free ports, loopback only. */
    static final Map<String, String> ANYWHERE =
            Map.of("management.port", "0", "gateway.host", "127.0.0.1", "gateway.port", "0", "gateway.tlsPort", "0");

    private final String location;
    private final Path data;
    private final Path log;
    private final Process process;
    private final LocalServer server;

    private Region(String location, Path data, Path log, Process process, LocalServer server) {
        this.location = location;
        this.data = data;
        this.log = log;
        this.process = process;
        this.server = server;
    }

    /** Starts the process; {@link Starting#ready} waits for it, so that two regions start at the same time. */
    static Starting start(String location, Path directory, Map<String, String> settings) throws IOException {
        Path data = Files.createDirectories(directory.resolve(location));
        Path log = directory.resolve(location + ".log");
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(LocalServer.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.holdfast.cli.Main", "server"));
        command.addAll(List.of("--data", data.toString(), "--location", location));
        command.addAll(List.of("--config", file(directory, location, settings).toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // The environment goes over the file: a caller who is set up for a deployment would rehearse in its database.
        builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
        Process process = builder.start();
        return new Starting(location, data, log, process);
    }

    /** In a file that only its owner reads: among the settings may be keys, and everybody sees the arguments of a process. */
    private static Path file(Path directory, String location, Map<String, String> settings) throws IOException {
        ObjectNode root = ArmClient.JSON.createObjectNode();
        settings.forEach((name, value) -> {
            List<String> words = List.of(name.split("\\."));
            ObjectNode group = root;
            for (String word : words.subList(0, words.size() - 1)) {
                group = group.withObjectProperty(word);
            }
            group.put(words.getLast(), value);
        });
        Path file = directory.resolve(location + ".yaml");
        // JSON is YAML.
        PrivateFiles.replace(file, ArmClient.JSON.writeValueAsBytes(root));
        return file;
    }

    /** A region that has been started. */
    record Starting(String location, Path data, Path log, Process process) {

        Region ready() throws IOException, InterruptedException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            Path endpoints = data.resolve("endpoints.json");
            while (!Files.exists(endpoints)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw CliException.failed(
                            "the server of " + location + " did not start; it said:\n" + Files.readString(log));
                }
                Thread.sleep(20);
            }
            return new Region(location, data, log, process, LocalServer.in(data));
        }
    }

    String location() {
        return location;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    Path data() {
        return data;
    }

    ArmClient client() {
        return server.client();
    }

    InetSocketAddress gateway() {
        URI gateway = URI.create(server.endpoint("gateway"));
        return new InetSocketAddress(gateway.getHost(), gateway.getPort());
    }

    /** The disaster: SIGKILL, so that nothing in the process can prepare for it. Returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(6, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
