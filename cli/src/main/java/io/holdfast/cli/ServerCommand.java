package io.holdfast.cli;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.server.HoldfastServer;
import io.holdfast.server.StartException;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import io.holdfast.server.settings.declare.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a server until it is told to stop. */
@Command(
        name = "server",
        description = "Run a server: the management API and the gateway.",
        footer = "%nWhat can be set: holdfast settings",
        mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings, YAML; 'holdfast settings' shows what there is.")
    @Nullable
    Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept. Default: ./data.")
    @Nullable
    Path data;

    @Option(names = "--location", paramLabel = "REGION", description = "The region this server stands for.")
    @Nullable
    String location;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any setting, such as gateway.port=0; may be repeated.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--warm-up", hidden = true, description = "Start on free ports, answer a few requests, stop.")
    boolean warmUp;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        var flags = new LinkedHashMap<>(set);
        if (data != null) {
            flags.put("data", data.toString());
        }
        if (location != null) {
            flags.put("location", location);
        }
        if (warmUp) {
            flags.putAll(Map.of("management.port", "0", "gateway.port", "0", "gateway.tlsPort", "0"));
        }
        ServerSettings settings;
        HoldfastServer server;
        try {
            // A rehearsal of the start must never meet the database of a deployment that this shell is set up for.
            settings = SettingsReader.read(config, warmUp ? Map.of() : System.getenv(), flags);
            server = HoldfastServer.start(settings);
        } catch (SettingsException e) {
            throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (StartException e) {
            throw new CliException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        if (warmUp) {
            WarmUp.run(server.endpoints());
            server.close();
            return ExitCode.OK;
        }
        greet(server, settings, System.nanoTime() - start);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        stopped.await();
        return ExitCode.OK;
    }

    private void greet(HoldfastServer server, ServerSettings settings, long nanos) {
        PrintWriter out = command.commandLine().getOut();
        var endpoints = server.endpoints();
        out.printf(
                "Holdfast is ready in %s (%.1f s).%n"
                        + "  Management   %s%n"
                        + "  Gateway      %s  %s  (%s)%n"
                        + "  Data         %s%n"
                        + "  Credentials  %s%n"
                        + "Next: holdfast service create -g GROUP -n NAME%s%n",
                settings.location(),
                nanos / 1e9,
                endpoints.management(),
                endpoints.gateway(),
                endpoints.gatewayTls(),
                listening(settings.gateway().host()),
                settings.data(),
                endpoints.credentialsFile() == null
                        ? "from " + settings.identity().issuer()
                        : endpoints.credentialsFile(),
                settings.data().equals(Path.of("data").toAbsolutePath()) ? "" : " --data " + settings.data());
    }

    /** The addresses above are those for this machine. */
    private static String listening(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "open to the network: it listens on all addresses of this machine";
            case "127.0.0.1", "::1", "localhost" -> "for this machine only";
            default -> "listens on " + host;
        };
    }
}
