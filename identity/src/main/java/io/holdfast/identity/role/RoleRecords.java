package io.holdfast.identity.role;

import io.holdfast.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Roles and assignments as they lie in the store. */
final class RoleRecords {

    private RoleRecords() {}

    static byte[] toRecord(RoleAssignment assignment) {
        var record = Json.object();
        record.put("name", assignment.name());
        record.put("scope", assignment.scope());
        record.put("role", assignment.role());
        record.put("principalId", assignment.principalId());
        record.put("principalType", assignment.shownType().text());
        record.put("meantType", assignment.meantType().text());
        record.put("description", assignment.description());
        record.put("created", assignment.created().toString());
        record.put("updated", assignment.updated().toString());
        record.put("createdBy", assignment.createdBy());
        return Json.bytes(record);
    }

    static RoleAssignment assignment(byte[] document) {
        var record = Json.parse(document);
        var shown = PrincipalType.of(Json.required(record, "principalType")).orElse(PrincipalType.UNKNOWN);
        return new RoleAssignment(
                Json.required(record, "name"),
                Json.required(record, "scope"),
                Json.required(record, "role"),
                Json.required(record, "principalId"),
                shown,
                meant(Json.text(record, "meantType"), shown),
                Json.text(record, "description"),
                Instant.parse(Json.required(record, "created")),
                Instant.parse(Json.required(record, "updated")),
                Json.text(record, "createdBy"));
    }

    private static PrincipalType meant(@Nullable String stored, PrincipalType shown) {
        if (stored != null) {
            return PrincipalType.of(stored).orElse(PrincipalType.UNKNOWN);
        }
        return shown == PrincipalType.GROUP || shown == PrincipalType.FOREIGN_GROUP ? shown : PrincipalType.UNKNOWN;
    }

    /** Whether an earlier version wrote it, which took subjects and groups for one another. */
    static boolean isFormer(byte[] document) {
        return !Json.parse(document).has("meantType");
    }

    static byte[] toRecord(RoleDefinition role) {
        var record = Json.object();
        record.put("name", role.name());
        record.put("roleName", role.roleName());
        record.put("description", role.description());
        role.assignableScopes().forEach(record.putArray("assignableScopes")::add);
        writePermissions(record, role.permissions());
        return Json.bytes(record);
    }

    static RoleDefinition customRole(byte[] document) {
        var record = Json.parse(document);
        return new RoleDefinition(
                Json.required(record, "name"),
                Json.required(record, "roleName"),
                Json.required(record, "description"),
                false,
                texts(record, "assignableScopes"),
                permissions(record));
    }

    static void writePermissions(ObjectNode target, List<Permission> permissions) {
        var array = target.putArray("permissions");
        for (Permission permission : permissions) {
            var node = array.addObject();
            permission.actions().forEach(node.putArray("actions")::add);
            permission.notActions().forEach(node.putArray("notActions")::add);
            permission.dataActions().forEach(node.putArray("dataActions")::add);
            permission.notDataActions().forEach(node.putArray("notDataActions")::add);
        }
    }

    static List<Permission> permissions(JsonNode node) {
        List<Permission> permissions = new ArrayList<>();
        node.path("permissions")
                .forEach(permission -> permissions.add(new Permission(
                        texts(permission, "actions"),
                        texts(permission, "notActions"),
                        texts(permission, "dataActions"),
                        texts(permission, "notDataActions"))));
        return permissions;
    }

    /** The texts of an array member; none when it is absent or null. */
    static List<String> texts(JsonNode node, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node.path(member)) {
            if (!item.isString()) {
                throw new IllegalArgumentException("member '" + member + "' must be an array of texts");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }
}
