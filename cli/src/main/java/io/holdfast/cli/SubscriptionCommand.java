package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import io.holdfast.cli.terminal.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions: who may call, and with which keys. Keys are shown by {@code keys} and {@code regenerate} alone. */
@Command(
        name = "subscription",
        description = "Create, list, show and delete subscriptions; show and regenerate their keys.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SubscriptionCommand {

    /** One of the two keys that every subscription has, so that one can be changed while callers use the other. */
    enum Key {
        primary,
        secondary
    }

    /** Which subscription. */
    static final class Which {

        @Mixin
        private ServiceOptions service = new ServiceOptions();

        @Option(names = "--id", required = true, paramLabel = "ID", description = "The subscription.")
        private String id = "";

        String path(ArmClient arm) {
            return subscriptions(arm, service) + "/" + UriText.segment(id);
        }
    }

    /** What it opens: all APIs unless something is named. */
    static final class Opens {

        @Option(names = "--api", paramLabel = "ID", description = "It opens this API. Default: all APIs.")
        @Nullable
        private String api;

        @Option(names = "--product", paramLabel = "ID", description = "It opens the APIs of this product.")
        @Nullable
        private String product;

        String scope() {
            return product != null ? "/products/" + product : api != null ? "/apis/" + api : "/apis";
        }
    }

    @Command(
            name = "create",
            description = "Create a subscription, or change the one of that id.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin Which which,
            @ArgGroup @Nullable Opens opens,
            @Option(names = "--display-name", paramLabel = "NAME", description = "Default: the id.") @Nullable
                    String displayName) {
        ObjectNode body = ArmClient.JSON.createObjectNode();
        body.putObject("properties")
                .put("displayName", displayName == null ? which.id : displayName)
                .put("scope", (opens == null ? new Opens() : opens).scope())
                .put("state", "active");
        try (ArmClient arm = connection.open()) {
            output.print(withoutKeys(arm.put(which.path(arm), body)), columns());
        }
        if (output.format == Output.Format.table) {
            output.out()
                    .println("Its keys: holdfast subscription keys -g " + which.service.group + " -n "
                            + which.service.name + " --id " + which.id);
        }
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List the subscriptions of a service.", mixinStandardHelpOptions = true)
    int list(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin ServiceOptions service) {
        try (ArmClient arm = connection.open()) {
            List<JsonNode> found = arm.list(subscriptions(arm, service));
            output.print(
                    found.stream().map(SubscriptionCommand::withoutKeys).toList(),
                    columns(),
                    "No subscription yet: holdfast subscription create");
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show one subscription, without its keys.", mixinStandardHelpOptions = true)
    int show(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin Which which) {
        try (ArmClient arm = connection.open()) {
            output.print(withoutKeys(arm.get(which.path(arm))), columns());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "keys",
            description = "Show the keys that callers send as Ocp-Apim-Subscription-Key.",
            mixinStandardHelpOptions = true)
    int keys(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin Which which,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = "Only this one, alone on its line, for scripts: primary or secondary.")
                    @Nullable
                    Key only) {
        try (ArmClient arm = connection.open()) {
            printKeys(arm, output, which, only);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "regenerate",
            description = "Make one of the keys anew, and show it. The old one opens nothing any more.",
            mixinStandardHelpOptions = true)
    int regenerate(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin Which which,
            @Option(names = "--key", required = true, paramLabel = "KEY", description = "primary or secondary.")
                    Key key) {
        try (ArmClient arm = connection.open()) {
            arm.post(
                    which.path(arm) + (key == Key.primary ? "/regeneratePrimaryKey" : "/regenerateSecondaryKey"), null);
            printKeys(arm, output, which, key);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = "Delete a subscription; its keys open nothing any more.",
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin Which which,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do it without asking.")
                    boolean yes) {
        if (!yes) {
            throw new CliException(
                    ExitCode.USAGE,
                    "deleting " + which.id + " stops its callers at once; say --yes if that is what you want");
        }
        try (ArmClient arm = connection.open()) {
            arm.run("DELETE", which.path(arm), null, passed -> {});
        }
        if (output.format == Output.Format.table) {
            output.out().println("Deleted " + Output.plain(which.id) + ".");
        }
        return ExitCode.OK;
    }

    private static void printKeys(ArmClient arm, Output output, Which which, @Nullable Key only) {
        JsonNode keys = arm.post(which.path(arm) + "/listSecrets", null);
        if (only != null && output.format == Output.Format.table) {
            output.out().println(Output.plain(keys.path(only + "Key").asString("")));
            return;
        }
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        for (Key key : only == null ? Key.values() : new Key[] {only}) {
            columns.put(key == Key.primary ? "Primary" : "Secondary", member(key + "Key"));
        }
        output.print(keys, columns);
    }

    private static String subscriptions(ArmClient arm, ServiceOptions service) {
        return arm.service(service.group, service.name) + "/subscriptions";
    }

    /** Answers to a PUT may hold them, and nobody asked to see them. */
    private static JsonNode withoutKeys(JsonNode item) {
        if (item.path("properties") instanceof ObjectNode properties) {
            properties.remove(List.of("primaryKey", "secondaryKey"));
        }
        return item;
    }

    private static Map<String, Function<JsonNode, String>> columns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Id", member("name"));
        columns.put("Name", member("properties", "displayName"));
        columns.put("Opens", item -> opens(item.path("properties").path("scope").asString("-")));
        columns.put("State", member("properties", "state"));
        return columns;
    }

    /** The scope below its service. */
    private static String opens(String scope) {
        String[] segments = scope.split("/");
        return segments.length > 9 ? String.join("/", List.of(segments).subList(9, segments.length)) : scope;
    }
}
