package io.holdfast.identity.role;

import io.holdfast.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roles that exist everywhere, with the ids that they have in Azure; {@code built-in-roles.json} lists them. */
final class BuiltInRoles {

    /** Manages everything and decides who may do what. */
    static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private static final String FILE = "built-in-roles.json";

    private BuiltInRoles() {}

    /** By name (id), in the order of the file. */
    static Map<String, RoleDefinition> load() {
        try (InputStream in = BuiltInRoles.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            Map<String, RoleDefinition> roles = new LinkedHashMap<>();
            Json.parse(in.readAllBytes()).path("roles").forEach(node -> {
                var permission = new Permission(
                        RoleRecords.texts(node, "actions"),
                        RoleRecords.texts(node, "notActions"),
                        RoleRecords.texts(node, "dataActions"),
                        RoleRecords.texts(node, "notDataActions"));
                String id = Json.required(node, "id");
                roles.put(
                        id,
                        new RoleDefinition(
                                id,
                                Json.required(node, "roleName"),
                                Json.required(node, "description"),
                                true,
                                List.of("/"),
                                List.of(permission)));
            });
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
