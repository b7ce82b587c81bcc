package io.holdfast.cli;

import static io.holdfast.cli.Output.member;

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

/** Services: create, show, list, delete. */
@Command(
        name = "service",
        description = "Create, show, list and delete services.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ServiceCommand {

    @Command(name = "create", description = "Create a service, or change one.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Option(
                            names = {"-l", "--location"},
                            paramLabel = "REGION",
                            defaultValue = "eastus",
                            description = "Default: ${DEFAULT-VALUE}.")
                    String location,
            @Option(
                            names = "--sku-name",
                            paramLabel = "SKU",
                            defaultValue = "Developer",
                            description = "Developer, Basic, Standard or Premium. Default: ${DEFAULT-VALUE}.")
                    String sku,
            @Option(
                            names = "--sku-capacity",
                            paramLabel = "UNITS",
                            defaultValue = "1",
                            description = "Default: ${DEFAULT-VALUE}.")
                    int capacity,
            @Option(
                            names = "--publisher-name",
                            paramLabel = "NAME",
                            defaultValue = "Publisher",
                            description = "Default: ${DEFAULT-VALUE}.")
                    String publisher,
            @Option(
                            names = "--publisher-email",
                            paramLabel = "EMAIL",
                            defaultValue = "publisher@localhost.example",
                            description = "Default: ${DEFAULT-VALUE}.")
                    String email) {
        try (ArmClient arm = connection.open()) {
            String group = "/subscriptions/" + arm.subscription() + "/resourceGroups/" + UriText.segment(which.group);
            if (!arm.exists(group + "?api-version=2022-09-01")) {
                arm.put(
                        group + "?api-version=2022-09-01",
                        ArmClient.JSON.createObjectNode().put("location", location));
            }
            ObjectNode body = ArmClient.JSON.createObjectNode().put("location", location);
            body.putObject("sku").put("name", sku).put("capacity", capacity);
            body.putObject("properties").put("publisherName", publisher).put("publisherEmail", email);
            String service = arm.service(which.group, which.name);
            try (Progress progress = output.progress("Creating " + which.name)) {
                arm.run("PUT", service, body, progress);
            }
            output.print(arm.get(service), columns());
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show one service.", mixinStandardHelpOptions = true)
    int show(@Mixin Connection connection, @Mixin Output output, @Mixin ServiceOptions which) {
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
            @Mixin Connection connection,
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
            description = "Delete a service; Holdfast keeps it for 48 hours.",
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do it without asking.")
                    boolean yes) {
        if (!yes) {
            throw new CliException(
                    ExitCode.USAGE,
                    "deleting " + which.name
                            + " stops it at once; it can be brought back for 48 hours. Say --yes if that is what you want");
        }
        try (ArmClient arm = connection.open();
                Progress progress = output.progress("Deleting " + which.name)) {
            arm.run("DELETE", arm.service(which.group, which.name), null, progress);
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
        String[] segments = item.path("id").asString("").split("/");
        return segments.length > 4 ? segments[4] : "-";
    }
}
