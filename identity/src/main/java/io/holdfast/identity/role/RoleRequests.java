package io.holdfast.identity.role;

import io.holdfast.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and checks what callers send. */
final class RoleRequests {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PRINCIPAL_CHARACTERS = 256;
    private static final int MAX_TEXT_CHARACTERS = 2_048;
    private static final int MAX_ACTION_CHARACTERS = 512;
    private static final int MAX_LIST_ITEMS = 2_048;

    private RoleRequests() {}

    static String guid(String name, String what) {
        if (!GUID.matcher(name).matches()) {
            throw RoleRefusedException.badRequest("The " + what + " name '" + name + "' is not a GUID.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    static JsonNode properties(byte[] body) {
        try {
            JsonNode properties = Json.parse(body).path("properties");
            if (properties.isObject()) {
                return properties;
            }
        } catch (IllegalArgumentException e) {
            throw new RoleRefusedException(
                    400,
                    "InvalidRequestContent",
                    "The request content was invalid and could not be deserialized: '" + e.getMessage() + "'.");
        }
        throw RoleRefusedException.badRequest("Member 'properties' is missing.");
    }

    static RoleAssignment assignment(String name, String scope, byte[] body, String caller, Instant now) {
        JsonNode properties = properties(body);
        if (Json.text(properties, "condition") != null) {
            // Keeping a condition without checking it would grant more than was asked for.
            throw RoleRefusedException.badRequest(
                    "Member 'properties.condition' is not supported: assign a narrower role or scope instead.");
        }
        String principal = text(properties, "principalId", MAX_PRINCIPAL_CHARACTERS);
        PrincipalType type = principalType(properties);
        if (Holder.of(principal, type).name().isBlank()) {
            throw RoleRefusedException.badRequest(
                    "Member 'properties.principalId' names no group after '" + Holder.GROUP_PREFIX + "'.");
        }
        return new RoleAssignment(
                guid(name, "role assignment"),
                scope,
                roleName(text(properties, "roleDefinitionId", MAX_TEXT_CHARACTERS)),
                principal,
                type,
                type,
                optional(properties, "description"),
                now,
                now,
                caller);
    }

    private static PrincipalType principalType(JsonNode properties) {
        String type = Json.text(properties, "principalType");
        if (type == null || type.isBlank()) {
            return PrincipalType.UNKNOWN;
        }
        return PrincipalType.of(type)
                .orElseThrow(() -> RoleRefusedException.badRequest("Member 'properties.principalType' must be one of "
                        + PrincipalType.all() + ", not '" + bounded(type, "principalType", MAX_PRINCIPAL_CHARACTERS)
                        + "'."));
    }

    static RoleDefinition definition(String name, String scope, byte[] body) {
        JsonNode properties = properties(body);
        try {
            List<String> scopes = RoleRecords.texts(properties, "assignableScopes");
            List<Permission> permissions = RoleRecords.permissions(properties);
            if (permissions.isEmpty() || permissions.size() > MAX_LIST_ITEMS || scopes.size() > MAX_LIST_ITEMS) {
                throw RoleRefusedException.badRequest("Member 'properties.permissions' must have 1 to " + MAX_LIST_ITEMS
                        + " items, 'properties.assignableScopes' no more.");
            }
            checkScopes(scopes);
            checkActions(permissions);
            String description = optional(properties, "description");
            return new RoleDefinition(
                    guid(name, "role definition"),
                    text(properties, "roleName", MAX_LIST_ITEMS),
                    description == null ? "" : description,
                    false,
                    scopes.isEmpty() ? List.of(scope) : scopes,
                    permissions);
        } catch (IllegalArgumentException e) {
            throw RoleRefusedException.badRequest("In 'properties': " + e.getMessage() + ".");
        }
    }

    private static void checkScopes(List<String> scopes) {
        for (String scope : scopes) {
            if (!scope.startsWith("/") || scope.contains("*") || scope.length() > MAX_TEXT_CHARACTERS) {
                throw RoleRefusedException.badRequest("Member 'properties.assignableScopes' must hold ARM ids such as"
                        + " '/subscriptions/ID/resourceGroups/NAME', not '" + scope + "'.");
            }
        }
    }

    private static void checkActions(List<Permission> permissions) {
        for (Permission permission : permissions) {
            Stream.of(
                            permission.actions(),
                            permission.notActions(),
                            permission.dataActions(),
                            permission.notDataActions())
                    .flatMap(List::stream)
                    .filter(action -> action.isBlank() || action.length() > MAX_ACTION_CHARACTERS)
                    .findFirst()
                    .ifPresent(action -> {
                        throw RoleRefusedException.badRequest("In 'properties.permissions' every action must have 1 to "
                                + MAX_ACTION_CHARACTERS + " characters.");
                    });
        }
    }

    /** The last segment of a role definition's id, in any of the forms in which clients send it. */
    private static String roleName(String roleDefinitionId) {
        String name = roleDefinitionId.substring(roleDefinitionId.lastIndexOf('/') + 1);
        if (!GUID.matcher(name).matches()) {
            throw RoleRefusedException.badRequest(
                    "Member 'properties.roleDefinitionId' does not end in the GUID of a role" + " definition: '"
                            + roleDefinitionId + "'.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode properties, String member, int maxCharacters) {
        String value = Json.text(properties, member);
        if (value == null || value.isBlank()) {
            throw RoleRefusedException.badRequest("Member 'properties." + member + "' is missing.");
        }
        return bounded(value, member, maxCharacters);
    }

    private static @Nullable String optional(JsonNode properties, String member) {
        String value = Json.text(properties, member);
        return value == null ? null : bounded(value, member, MAX_TEXT_CHARACTERS);
    }

    private static String bounded(String value, String member, int maxCharacters) {
        if (value.length() > maxCharacters) {
            throw RoleRefusedException.badRequest(
                    "Member 'properties." + member + "' is longer than " + maxCharacters + " characters.");
        }
        return value;
    }
}
