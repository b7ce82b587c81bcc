package io.holdfast.arm.resource;

import io.holdfast.arm.Problems;
import io.holdfast.model.Names;
import io.holdfast.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The managed identities of a service. */
public final class ManagedIdentities {

    private static final String PRINCIPAL = "principalId";
    private static final String CLIENT = "clientId";
    private static final String ASSIGNED = "userAssignedIdentities";
    private static final String SYSTEM = "SystemAssigned";

    private ManagedIdentities() {}

    /**
     * Gives what callers do not write: the principal of the service itself, which stays the same as long as it is there,
     * and those of user-assigned identities. Principals are never taken from a caller, who could otherwise claim the roles of
     * another; a client id may be given where the platform knows the identity by it.
     */
    public static void complete(ObjectNode document, JsonNode before, String tenantId, Problems problems) {
        if (!(document.path("identity") instanceof ObjectNode identity)) {
            return;
        }
        String type = identity.path("type").asString("");
        if (type.equals("None") || type.isEmpty()) {
            document.remove("identity");
            return;
        }
        if (type.contains(SYSTEM)) {
            String principal = before.path(PRINCIPAL).asString("");
            identity.put(PRINCIPAL, principal.isEmpty() ? UUID.randomUUID().toString() : principal);
        }
        identity.put("tenantId", tenantId);
        if (type.contains("UserAssigned")) {
            completeAssigned(identity, before.path(ASSIGNED), problems);
        } else {
            identity.remove(ASSIGNED);
        }
    }

    private static void completeAssigned(ObjectNode identity, JsonNode before, Problems problems) {
        JsonNode assigned = identity.path(ASSIGNED);
        if (assigned.isEmpty()) {
            problems.add("identity." + ASSIGNED, "must name at least one identity for this type");
            return;
        }
        for (Map.Entry<String, JsonNode> entry : assigned.properties()) {
            ObjectNode known = (ObjectNode) entry.getValue();
            String id = entry.getKey();
            known.put(PRINCIPAL, derived(id, PRINCIPAL));
            if (!known.has(CLIENT)) {
                known.put(CLIENT, named(before, id).path(CLIENT).asString(derived(id, CLIENT)));
            }
        }
    }

    /** The same for every service that the identity is assigned to. */
    private static String derived(String id, String member) {
        byte[] name = (id.toLowerCase(Locale.ROOT) + "#" + member).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /** Of the identities of a service, the one of that ARM id; missing if it is not among them. */
    private static JsonNode named(JsonNode identities, String id) {
        for (Map.Entry<String, JsonNode> entry : identities.properties()) {
            if (Names.same(entry.getKey(), id)) {
                return entry.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** The ARM ids of the user-assigned identities that a service did not have before. */
    public static List<String> newlyAssigned(ObjectNode document, JsonNode before) {
        return document.path("identity").path(ASSIGNED).properties().stream()
                .map(Map.Entry::getKey)
                .filter(id -> named(before.path(ASSIGNED), id).isMissingNode())
                .toList();
    }

    /** The principal id of the service's own identity; empty if it has none. */
    public static Optional<String> systemAssigned(ObjectNode document) {
        JsonNode identity = document.path("identity");
        return identity.path("type").asString("").contains(SYSTEM)
                ? Optional.of(identity.path(PRINCIPAL).asString(""))
                : Optional.empty();
    }

    /** The principal id of the service's user-assigned identity with that client id; empty if it has no such. */
    public static Optional<String> userAssigned(ObjectNode document, String clientId) {
        for (JsonNode identity : document.path("identity").path(ASSIGNED)) {
            if (identity.path(CLIENT).asString("").equalsIgnoreCase(clientId)) {
                return Optional.of(identity.path(PRINCIPAL).asString(""));
            }
        }
        return Optional.empty();
    }

    /** As it is shown: members that are not there are null. */
    public static JsonNode rendered(JsonNode identity) {
        if (!(identity instanceof ObjectNode)) {
            return Json.object().nullNode();
        }
        ObjectNode shown = Json.object();
        for (String member : new String[] {"type", PRINCIPAL, "tenantId", ASSIGNED}) {
            JsonNode value = identity.path(member);
            shown.set(member, value.isMissingNode() ? shown.nullNode() : value);
        }
        return shown;
    }
}
