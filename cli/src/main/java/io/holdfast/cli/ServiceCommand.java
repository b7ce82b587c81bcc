package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Services: create, show, list, delete. */
@Command(
        name = "service",
        description = "Create, show, list and delete services.",
        mixinStandardHelpOptions = true,
        subcommands = ServiceCreateCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class ServiceCommand {

    @Command(name = "show", description = "Show one service.", mixinStandardHelpOptions = true)
    int show(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin ServiceOptions which) {
        try (ArmClient arm = connection.open()) {
            output.print(arm.get(arm.service(which.group, which.name)), columns());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "list",
            description = "List services, of one resource group or all.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Option(
                            names = {"-g", "--resource-group"},
                            paramLabel = "GROUP",
                            description = "Only of this group.")
                    @Nullable
                    String group) {
        try (ArmClient arm = connection.open()) {
            String scope = "/subscriptions/" + arm.subscription()
                    + (group == null ? "" : "/resourceGroups/" + UriText.segment(group));
            List<JsonNode> services = arm.list(scope + "/providers/Microsoft.ApiManagement/service");
            output.print(services, columns(), "No service yet: holdfast service create -g GROUP -n NAME");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = "Delete a service; for 48 hours 'service create --restore' brings it back.",
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do it without asking.")
                    boolean yes) {
        if (!yes) {
            throw new CliException(
                    ExitCode.USAGE,
                    "deleting " + which.name + " stops it at once; for 48 hours '"
                            + ServiceCreateCommand.bringBack(which)
                            + "' brings it back. Say --yes if that is what you want");
        }
        try (ArmClient arm = connection.open();
                ProgressLine progress = output.progress("Deleting " + which.name)) {
            arm.run("DELETE", arm.service(which.group, which.name), null, progress);
        }
        if (output.format == Output.Format.table) {
            output.out()
                    .println("Deleted " + which.name + ". For 48 hours '" + ServiceCreateCommand.bringBack(which)
                            + "' brings it back.");
        }
        return ExitCode.OK;
    }

    static Map<String, Function<JsonNode, String>> columns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Name", member("name"));
        columns.put("Group", ServiceCommand::group);
        columns.put("Location", member("location"));
        columns.put("SKU", member("sku", "name"));
        columns.put("State", member("properties", "provisioningState"));
        columns.put("Gateway", member("properties", "gatewayUrl"));
        return columns;
    }

    /** The resource group, which an item names only in its id. */
    static String group(JsonNode item) {
        return groupOf(item.path("id"));
    }

    static String groupOf(JsonNode id) {
        String[] segments = id.asString("").split("/");
        return segments.length > 4 ? segments[4] : "-";
    }
}
