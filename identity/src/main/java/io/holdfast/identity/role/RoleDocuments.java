package io.holdfast.identity.role;

import io.holdfast.model.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Roles and assignments in the words of ARM (Microsoft.Authorization, api-version 2022-04-01). */
final class RoleDocuments {

    private static final String PROVIDER = "/providers/Microsoft.Authorization/";
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)^/+subscriptions/+([^/]+)");

    private RoleDocuments() {}

    static String type(RoleDefinition role) {
        return role.builtIn() ? "BuiltInRole" : "CustomRole";
    }

    static ObjectNode definition(RoleDefinition role, String askedScope) {
        var document = Json.object();
        document.put("id", roleId(role.name(), askedScope));
        document.put("type", "Microsoft.Authorization/roleDefinitions");
        document.put("name", role.name());
        var properties = document.putObject("properties");
        properties.put("roleName", role.roleName());
        properties.put("type", type(role));
        properties.put("description", role.description());
        role.assignableScopes().forEach(properties.putArray("assignableScopes")::add);
        RoleRecords.writePermissions(properties, role.permissions());
        return document;
    }

    static ObjectNode assignment(RoleAssignment assignment, String askedScope) {
        var document = Json.object();
        String scope = assignment.scope();
        document.put("id", (scope.equals("/") ? "" : scope) + PROVIDER + "roleAssignments/" + assignment.name());
        document.put("type", "Microsoft.Authorization/roleAssignments");
        document.put("name", assignment.name());
        var properties = document.putObject("properties");
        properties.put("roleDefinitionId", roleId(assignment.role(), askedScope));
        properties.put("principalId", assignment.principalId());
        properties.put("principalType", assignment.shownType().text());
        properties.put("scope", scope);
        properties.putNull("condition");
        properties.putNull("conditionVersion");
        properties.put("createdOn", assignment.created().toString());
        properties.put("updatedOn", assignment.updated().toString());
        properties.put("createdBy", assignment.createdBy());
        properties.put("updatedBy", assignment.createdBy());
        properties.putNull("delegatedManagedIdentityResourceId");
        properties.put("description", assignment.description());
        return document;
    }

    static byte[] list(List<ObjectNode> items) {
        var document = Json.object();
        document.putArray("value").addAll(items);
        return Json.bytes(document);
    }

    /** Clients compare these ids as texts, so one role has one id at all scopes of a subscription. */
    private static String roleId(String name, String askedScope) {
        Matcher subscription = SUBSCRIPTION.matcher(askedScope);
        String prefix = subscription.find() ? "/subscriptions/" + subscription.group(1) : "";
        return prefix + PROVIDER + "roleDefinitions/" + name.toLowerCase(Locale.ROOT);
    }
}
