package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Remembers an endpoint, and where its credentials lie, for the commands that follow. */
@Command(
        name = "login",
        description = "Remember an endpoint for the commands that follow.",
        mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "JSON with tenantId, clientId and clientSecret.")
    @Nullable
    Path credentials;

    @Override
    public Integer call() throws IOException {
        refuseIgnored();
        ObjectNode login = ArmClient.JSON.createObjectNode();
        if (credentials != null && connection.endpoint != null) {
            login.put("management", connection.endpoint.toString())
                    .put("credentialsFile", credentials.toAbsolutePath().toString());
            if (connection.caFile != null) {
                login.put("caFile", connection.caFile.toAbsolutePath().toString());
            }
        } else {
            Path endpoints = (connection.data == null ? Path.of("data") : connection.data).resolve("endpoints.json");
            if (!Files.isReadable(endpoints)) {
                throw new CliException(
                        ExitCode.USAGE,
                        "give --data DIR of a local server, or --endpoint URL and --credentials-file FILE");
            }
            login = (ObjectNode) ArmClient.JSON.readTree(Files.readAllBytes(endpoints));
        }
        Path file = ConnectionOptions.login(System.getenv());
        PrivateFiles.replace(file, ArmClient.JSON.writeValueAsBytes(login));
        try (ArmClient arm = new ConnectionOptions().open()) {
            output.out().println("Logged in to " + arm.endpoint() + ", subscription " + arm.subscription() + ".");
        } catch (CliException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return ExitCode.OK;
    }

    /** What would not be kept, or would lose to the server of a data directory. */
    private void refuseIgnored() {
        if (connection.token != null || connection.subscription != null) {
            throw new CliException(
                    ExitCode.USAGE,
                    (connection.token != null ? "--token" : "--subscription")
                            + " is not remembered: give it to the commands that follow");
        }
        if ((credentials == null) != (connection.endpoint == null)) {
            throw new CliException(
                    ExitCode.USAGE, "--endpoint URL and --credentials-file FILE go together; or give --data DIR");
        }
        if (connection.endpoint != null && connection.data != null) {
            throw new CliException(ExitCode.USAGE, "--data DIR knows its endpoint: leave --endpoint or --data away");
        }
        if (connection.endpoint == null && connection.caFile != null) {
            throw new CliException(ExitCode.USAGE, "--ca-file goes with --endpoint; the server of --data has its own");
        }
    }
}
