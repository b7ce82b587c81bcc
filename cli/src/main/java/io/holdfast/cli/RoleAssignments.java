package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Role assignments of an ARM endpoint, and the roles that they give. */
record RoleAssignments(ArmClient arm) {

    private static final String VERSION = "?api-version=2022-04-01";
    private static final String PROVIDER = "/providers/Microsoft.Authorization/";
    private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** The id of a role that is called so, or has this id. */
    String role(String scope, String nameOrId) {
        if (nameOrId.matches(GUID)) {
            return scope + PROVIDER + "roleDefinitions/" + nameOrId;
        }
        String filter = UriText.segment("roleName eq '" + nameOrId.replace("'", "''") + "'");
        return arm.list(scope + PROVIDER + "roleDefinitions" + VERSION + "&$filter=" + filter).stream()
                .findFirst()
                .map(role -> role.path("id").asString())
                .orElseThrow(() -> new CliException(
                        ExitCode.REFUSED,
                        "no role '" + nameOrId + "' can be assigned at '" + (scope.isEmpty() ? "/" : scope)
                                + "'; docs/identity.md names the built-in ones"));
    }

    JsonNode assign(String scope, String roleId, String principalId, @Nullable String principalType) {
        ObjectNode body = ArmClient.JSON.createObjectNode();
        ObjectNode properties = body.putObject("properties");
        properties.put("roleDefinitionId", roleId).put("principalId", principalId);
        if (principalType != null) {
            properties.put("principalType", principalType);
        }
        return arm.put(scope + PROVIDER + "roleAssignments/" + UUID.randomUUID() + VERSION, body);
    }

    /**
     * @param scope what counts there or below is shown
     * @param principalId whose, or null for everybody's
     */
    List<JsonNode> list(String scope, @Nullable String principalId) {
        String filter = principalId == null
                ? ""
                : "&$filter=" + UriText.segment("principalId eq '" + principalId.replace("'", "''") + "'");
        return arm.list(scope + PROVIDER + "roleAssignments" + VERSION + filter);
    }

    /** The names of all roles that can be assigned at a scope, by id. */
    Map<String, String> roleNames(String scope) {
        Map<String, String> names = new HashMap<>();
        arm.list(scope + PROVIDER + "roleDefinitions" + VERSION)
                .forEach(role -> names.put(
                        role.path("name").asString(""),
                        role.at("/properties/roleName").asString("")));
        return names;
    }

    void remove(String id) {
        arm.run("DELETE", id + VERSION, null, waited -> {});
    }

    static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
