package io.holdfast.cli;

import io.holdfast.cli.drill.Drill;
import io.holdfast.cli.drill.DrillOptions;
import io.holdfast.cli.drill.DrillReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (apis < 1 || subscriptions < 1) {
            throw new CliException(ExitCode.USAGE, "--apis and --subscriptions must be at least 1");
        }
        PrintWriter out = command.commandLine().getOut();
        var options = new DrillOptions(Optional.ofNullable(openapi), apis, subscriptions, Optional.ofNullable(keep));
        DrillReport report = Drill.run(options, json ? command.commandLine().getErr() : out);
        if (json) {
            out.println(ArmClient.JSON.writeValueAsString(report));
        } else {
            Drill.show(report, out);
        }
        return report.recovered() ? ExitCode.OK : ExitCode.NOT_RECOVERED;
    }
}
