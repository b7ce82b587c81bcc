package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The services whose backups a service accepts. */
@Command(
        name = "accepted-sources",
        description = "Pin the services whose backups a service accepts in a restore, besides its own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AcceptedSourcesCommand {

    private static final String WHAT = "acceptedSources";

    @Command(name = "show", description = "Show them.", mixinStandardHelpOptions = true)
    int show(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin ServiceOptions which) {
        try (ArmClient arm = connection.open()) {
            print(output, which, new RecoveryProvider(arm, which).get(WHAT));
        } catch (CliException e) {
            if (!e.code().equals("ResourceNotFound")) {
                throw e;
            }
            output.print(List.of(), columns(), which.name + " accepts backups of any service.");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "set",
            description = "Pin them, in the place of those of before. Without --from: its own backups only.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Option(
                            names = "--from",
                            split = ",",
                            paramLabel = "SERVICE",
                            description = "ARM ids or names of services.")
                    @Nullable
                    List<String> from,
            @Option(
                            names = "--from-deployment",
                            paramLabel = "ID",
                            description = "The deployment that all of them live in, as 'backup show' says it.")
                    @Nullable
                    String deployment) {
        ObjectNode body = ArmClient.JSON.createObjectNode();
        var sources = body.putObject("properties").putArray("sources");
        for (String service : from == null ? List.<String>of() : from) {
            ObjectNode source = sources.addObject().put("service", service.strip());
            if (deployment != null) {
                source.put("deployment", deployment);
            }
        }
        try (ArmClient arm = connection.open()) {
            print(output, which, new RecoveryProvider(arm, which).put(WHAT, body));
        }
        return ExitCode.OK;
    }

    @Command(name = "clear", description = "Accept backups of any service again.", mixinStandardHelpOptions = true)
    int clear(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin ServiceOptions which) {
        try (ArmClient arm = connection.open()) {
            new RecoveryProvider(arm, which).delete(WHAT);
        }
        output.out().println(which.name + " accepts backups of any service.");
        return ExitCode.OK;
    }

    private static void print(Output output, ServiceOptions which, JsonNode pinned) {
        var sources = new ArrayList<JsonNode>();
        pinned.at("/properties/sources").forEach(sources::add);
        output.print(sources, columns(), which.name + " accepts its own backups only.");
    }

    private static Map<String, Function<JsonNode, String>> columns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Service", source -> source.path("service").asString("-"));
        columns.put("Deployment", source -> source.path("deployment").asString("any"));
        return columns;
    }
}
