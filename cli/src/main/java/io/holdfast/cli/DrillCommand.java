package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.drill.BackupDrill;
import io.holdfast.cli.drill.Drill;
import io.holdfast.cli.drill.DrillOptions;
import io.holdfast.cli.drill.DrillReport;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import io.holdfast.server.settings.declare.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rehearses a disaster on two real servers. */
@Command(
        name = "drill",
        description = "Rehearse a disaster: back a service up, kill its region, recover it in another, and measure.",
        mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {

    @Option(
            names = "--openapi",
            paramLabel = "FILE|URL",
            description = "The OpenAPI document to publish. Default: one of our own.")
    @Nullable
    String openapi;

    @Option(
            names = "--apis",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many APIs. Default: ${DEFAULT-VALUE}.")
    int apis;

    @Option(
            names = "--subscriptions",
            paramLabel = "M",
            defaultValue = "25",
            description = "How many subscriptions. Default: ${DEFAULT-VALUE}.")
    int subscriptions;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to the error stream.")
    boolean json;

    @Option(names = "--keep", paramLabel = "DIR", description = "Work in this directory and leave data and logs there.")
    @Nullable
    Path keep;

    @ArgGroup(
            exclusive = false,
            heading = "%nWith the backup of a deployment, in a server of its own, without touching the deployment:%n")
    @Nullable
    Deployment deployment;

    /** Whose backup is rehearsed with. */
    static final class Deployment {

        @Option(
                names = "--config",
                required = true,
                paramLabel = "FILE",
                description = "The deployment's settings: its storage accounts and its recovery key are used.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        Path config;

        @Option(
                names = "--sku-name",
                paramLabel = "SKU",
                defaultValue = "Premium",
                description = "The SKU of the service that was backed up. Default: ${DEFAULT-VALUE}.")
        String sku = "Premium";

        @ArgGroup(exclusive = false, multiplicity = "1")
        StorageOptions storage = new StorageOptions();
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (deployment != null) {
            return rehearse(deployment);
        }
        if (keep != null && holdsSomething(keep)) {
            throw new CliException(ExitCode.USAGE, "--keep " + keep + " is not empty; name a new directory");
        }
        if (apis < 1 || subscriptions < 1) {
            throw new CliException(ExitCode.USAGE, "--apis and --subscriptions must be at least 1");
        }
        PrintWriter out = command.commandLine().getOut();
        var options = new DrillOptions(Optional.ofNullable(openapi), apis, subscriptions, Optional.ofNullable(keep));
        DrillReport report = Drill.run(options, progress());
        if (json) {
            out.println(ArmClient.JSON.writeValueAsString(report));
        } else {
            Drill.show(report, out);
        }
        return report.recovered() ? ExitCode.OK : ExitCode.NOT_RECOVERED;
    }

    private static boolean holdsSomething(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Files.exists(directory);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    private int rehearse(Deployment chosen) throws Exception {
        IgnoredOptions.refuse(
                command,
                List.of("--openapi", "--apis", "--subscriptions", "--keep"),
                "cannot be used with --config: the backup says what the service is");
        ServerSettings settings;
        try {
            settings = SettingsReader.read(chosen.config, System.getenv(), Map.of());
        } catch (SettingsException e) {
            throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
        BackupDrill.Report report =
                BackupDrill.run(settings, chosen.sku, chosen.storage.body(System.getenv()), progress());
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(ArmClient.JSON.writeValueAsString(report));
        } else {
            BackupDrill.show(report, out);
        }
        return ExitCode.OK;
    }

    /** Progress never mixes with the one JSON object. */
    private PrintWriter progress() {
        return json ? command.commandLine().getErr() : command.commandLine().getOut();
    }
}
