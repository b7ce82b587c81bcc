package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Programs that sign in with a client id and a secret: those of the server's own authority. */
@Command(
        name = "app",
        description = "Register, list and delete the applications that sign in at a server, and their secrets.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AppSecretCommand.class)
final class AppCommand {

    @Command(
            name = "create",
            description = "Register an application, make a secret, and give it a role.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin ConnectionOptions connection,
            @Mixin NewCredentials credentials,
            @Mixin ScopeOptions where,
            @Option(
                            names = "--display-name",
                            required = true,
                            paramLabel = "TEXT",
                            description = "What people call it.")
                    String displayName,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description = "Its role at the scope, by name or id. Default: none yet.")
                    @Nullable
                    String role) {
        if ((role == null) == where.isGiven()) {
            throw new CliException(
                    ExitCode.USAGE, "--role and a scope (--scope, or -g and -n) go together: give both, or none");
        }
        credentials.checkFile();
        try (ArmClient arm = connection.open()) {
            var provider = new IdentityProvider(arm);
            String clientId = UUID.randomUUID().toString();
            JsonNode made = provider.put(clientId, displayName);
            try {
                if (role != null) {
                    assign(new RoleAssignments(arm), where.in(arm), role, made);
                }
                credentials.hand(provider.addSecret(clientId, "created with the application", credentials.expires));
            } catch (CliException e) {
                provider.delete(clientId);
                throw e;
            }
        }
        return ExitCode.OK;
    }

    private static void assign(RoleAssignments roles, String scope, String role, JsonNode application) {
        roles.assign(
                scope,
                roles.role(scope, role),
                application.at("/properties/objectId").asString(),
                "ServicePrincipal");
    }

    @Command(
            name = "list",
            description = "List the applications and their secrets, by id.",
            mixinStandardHelpOptions = true)
    int list(@Mixin ConnectionOptions connection, @Mixin Output output) {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Name", member("properties", "displayName"));
        columns.put("Client id", member("properties", "clientId"));
        columns.put("Object id", member("properties", "objectId"));
        columns.put(
                "Secrets",
                item -> Integer.toString(item.at("/properties/secrets").size()));
        columns.put("Expire", AppCommand::expiry);
        try (ArmClient arm = connection.open()) {
            output.print(new IdentityProvider(arm).list(), columns, "No application is registered.");
        }
        return ExitCode.OK;
    }

    /** When each secret ends. */
    private static String expiry(JsonNode application) {
        String ends = StreamSupport.stream(application.at("/properties/secrets").spliterator(), false)
                .map(secret -> secret.path("expires").asString("never"))
                .distinct()
                .collect(Collectors.joining(", "));
        return ends.isEmpty() ? "-" : ends;
    }

    @Command(
            name = "delete",
            description = "Delete an application with its secrets and its roles; its tokens end with them.",
            mixinStandardHelpOptions = true)
    int delete(@Mixin ConnectionOptions connection, @Mixin Which which) {
        try (ArmClient arm = connection.open()) {
            new IdentityProvider(arm).delete(which.id);
        }
        return ExitCode.OK;
    }

    /** Which application. */
    static final class Which {

        @Option(names = "--id", required = true, paramLabel = "CLIENT_ID", description = "Its client id.")
        String id = "";
    }

    static Map<String, Function<JsonNode, String>> secretColumns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Secret id", member("secretId"));
        columns.put("Name", member("displayName"));
        columns.put("Created", member("created"));
        columns.put("Expires", member("expires"));
        return columns;
    }
}
