package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Who may do what: role assignments, as {@code az role assignment} manages them. */
@Command(
        name = "role",
        description = "Give roles, list who has which, and take them back.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RoleCommand {

    @Command(name = "assign", description = "Give a role at a scope.", mixinStandardHelpOptions = true)
    int assign(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ScopeOptions where,
            @Mixin AssigneeOptions whom,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "By name or id.") String role,
            @Option(
                            names = "--assignee-type",
                            paramLabel = "TYPE",
                            description = "User, Group or ServicePrincipal; say it for a group.")
                    @Nullable
                    String type) {
        try (ArmClient arm = connection.open()) {
            var roles = new RoleAssignments(arm);
            String scope = where.in(arm);
            String principal = whom.in(arm);
            JsonNode made = roles.assign(
                    scope, roles.role(scope, role), principal, whom.app != null ? "ServicePrincipal" : type);
            output.print(made, columns(roles.roleNames(scope)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "list",
            description = "List role assignments at a scope, above and below it. Default: all.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ScopeOptions where,
            @Mixin AssigneeOptions whom) {
        try (ArmClient arm = connection.open()) {
            var roles = new RoleAssignments(arm);
            String scope = where.isGiven() ? where.in(arm) : "";
            List<JsonNode> found = roles.list(scope, whom.isGiven() ? whom.in(arm) : null);
            output.print(found, columns(roles.roleNames(scope)), "There is no such role assignment.");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "remove",
            description = "Take a role back: by --id, or by --role, scope and assignee.",
            mixinStandardHelpOptions = true)
    int remove(
            @Mixin ConnectionOptions connection,
            @Mixin ScopeOptions where,
            @Mixin AssigneeOptions whom,
            @Option(names = "--id", paramLabel = "ID", description = "The assignment, as 'role list' shows it.")
                    @Nullable
                    String id,
            @Option(names = "--role", paramLabel = "ROLE", description = "By name or id.") @Nullable String role) {
        boolean described = role != null && where.isGiven() && whom.isGiven();
        if ((id != null) == (role != null || where.isGiven() || whom.isGiven()) || (id == null && !described)) {
            throw new CliException(
                    ExitCode.USAGE, "say which: --id ID; or --role, a scope, and --assignee or --app, all three");
        }
        try (ArmClient arm = connection.open()) {
            var roles = new RoleAssignments(arm);
            roles.remove(id != null ? id : find(roles, where.in(arm), whom.in(arm), String.valueOf(role)));
        }
        return ExitCode.OK;
    }

    private static String find(RoleAssignments roles, String scope, String principal, String role) {
        String wanted = RoleAssignments.lastSegment(roles.role(scope, role));
        return roles.list(scope, principal).stream()
                .filter(found -> RoleAssignments.lastSegment(
                                found.at("/properties/roleDefinitionId").asString(""))
                        .equalsIgnoreCase(wanted))
                .filter(found ->
                        found.at("/properties/scope").asString("").equalsIgnoreCase(scope.isEmpty() ? "/" : scope))
                .findFirst()
                .map(found -> found.path("id").asString())
                .orElseThrow(() -> new CliException(
                        ExitCode.REFUSED,
                        "'" + principal + "' does not have the role '" + role + "' at '"
                                + (scope.isEmpty() ? "/" : scope)
                                + "' itself; 'holdfast role list' shows what there is"));
    }

    private static Map<String, Function<JsonNode, String>> columns(Map<String, String> roleNames) {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Role", item -> {
            String id = RoleAssignments.lastSegment(
                    item.at("/properties/roleDefinitionId").asString(""));
            return roleNames.getOrDefault(id, id);
        });
        columns.put("Assignee", member("properties", "principalId"));
        columns.put("Type", member("properties", "principalType"));
        columns.put("Scope", member("properties", "scope"));
        columns.put("Id", member("id"));
        return columns;
    }
}
