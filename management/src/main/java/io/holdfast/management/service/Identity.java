package io.holdfast.management.service;

import io.holdfast.management.arm.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The managed identities of a service. */
final class Identity {

    private static final String PRINCIPAL = "principalId";
    private static final String CLIENT = "clientId";
    private static final String ASSIGNED = "userAssignedIdentities";
    private static final String SYSTEM = "SystemAssigned";

    private Identity() {}

    /**
     * Gives what callers do not write: the principal of the service itself, which stays the same as long as it is there,
     * and those of user-assigned identities, unless they were given because the identities exist elsewhere.
     */
    static void complete(ObjectNode document, JsonNode before, String tenantId, Problems problems) {
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
            completeAssigned(identity, problems);
        } else {
            identity.remove(ASSIGNED);
        }
    }

    private static void completeAssigned(ObjectNode identity, Problems problems) {
        JsonNode assigned = identity.path(ASSIGNED);
        if (assigned.isEmpty()) {
            problems.add("identity." + ASSIGNED, "must name at least one identity for this type");
            return;
        }
        for (Map.Entry<String, JsonNode> entry : assigned.properties()) {
            ObjectNode known = (ObjectNode) entry.getValue();
            for (String member : new String[] {PRINCIPAL, CLIENT}) {
                if (!known.has(member)) {
                    known.put(member, derived(entry.getKey(), member));
                }
            }
        }
    }

    /** The same for every service that the identity is assigned to. */
    private static String derived(String id, String member) {
        byte[] name = (id.toLowerCase(Locale.ROOT) + "#" + member).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    static boolean isSystemAssigned(ObjectNode document) {
        return document.path("identity").path("type").asString("").contains(SYSTEM);
    }

    static boolean hasClient(ObjectNode document, String clientId) {
        for (JsonNode identity : document.path("identity").path(ASSIGNED)) {
            if (identity.path(CLIENT).asString("").equalsIgnoreCase(clientId)) {
                return true;
            }
        }
        return false;
    }

    /** As it is shown: members that are not there are null. */
    static JsonNode rendered(JsonNode identity) {
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
