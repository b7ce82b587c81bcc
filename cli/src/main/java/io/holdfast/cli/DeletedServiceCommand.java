package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
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

/** Services that were deleted and are still kept; spelled as in {@code az apim deletedservice}. */
@Command(
        name = "deletedservice",
        description = {
            "List, show and purge services that were deleted and are still kept;",
            "'service create --restore' brings one back."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DeletedServiceCommand {

    /** Which one: names are unique, so its region need not be known. */
    static final class Which {

        @Option(
                names = {"-n", "--service-name"},
                required = true,
                paramLabel = "NAME",
                description = "The deleted service.")
        String name = "";

        @Option(
                names = {"-l", "--location"},
                paramLabel = "REGION",
                description = "Where it was. Default: found by its name.")
        @Nullable
        String location;

        JsonNode in(ArmClient arm) {
            return all(arm).stream()
                    .filter(each -> each.path("name").asString("").equalsIgnoreCase(name))
                    .filter(each -> location == null
                            || RegionName.same(each.path("location").asString(""), location))
                    .findFirst()
                    .orElseThrow(() -> absent(name, location == null ? "" : " in " + location));
        }
    }

    @Command(
            name = "list",
            description = "List the deleted services that can be brought back.",
            mixinStandardHelpOptions = true)
    int list(@Mixin ConnectionOptions connection, @Mixin Output output) {
        try (ArmClient arm = connection.open()) {
            output.print(all(arm), columns(), "No deleted service is kept.");
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show a deleted service.", mixinStandardHelpOptions = true)
    int show(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin Which which) {
        try (ArmClient arm = connection.open()) {
            output.print(which.in(arm), columns());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "purge",
            description = "Remove a deleted service for good, and free its name.",
            mixinStandardHelpOptions = true)
    int purge(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin Which which,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do it without asking.")
                    boolean yes) {
        if (!yes) {
            throw new CliException(
                    ExitCode.USAGE, "purging " + which.name + " cannot be undone; say --yes if that is what you want");
        }
        try (ArmClient arm = connection.open();
                ProgressLine progress = output.progress("Purging " + which.name)) {
            arm.run("DELETE", which.in(arm).path("id").asString(), null, progress);
        }
        return ExitCode.OK;
    }

    private static List<JsonNode> all(ArmClient arm) {
        return arm.list("/subscriptions/" + arm.subscription() + "/providers/Microsoft.ApiManagement/deletedservices");
    }

    /** The region of a deleted service, which has to be said to bring it back. */
    static String location(ArmClient arm, ServiceOptions of) {
        String id = arm.service(of.group, of.name);
        return all(arm).stream()
                .filter(each -> each.at("/properties/serviceId").asString("").equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> absent(of.name, " of resource group '" + of.group + "'"))
                .path("location")
                .asString();
    }

    private static CliException absent(String name, String where) {
        return new CliException(
                ExitCode.REFUSED,
                "no deleted service '" + name + "'" + where
                        + " is kept; 'holdfast deletedservice list' shows those that are");
    }

    private static Map<String, Function<JsonNode, String>> columns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Name", member("name"));
        columns.put("Group", item -> ServiceCommand.groupOf(item.at("/properties/serviceId")));
        columns.put("Location", member("location"));
        columns.put("Deleted", member("properties", "deletionDate"));
        columns.put("Purged", member("properties", "scheduledPurgeDate"));
        return columns;
    }
}
