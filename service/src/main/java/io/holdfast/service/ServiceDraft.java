package io.holdfast.service;

import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.Problems;
import io.holdfast.arm.resource.FormerPrincipals;
import io.holdfast.arm.resource.Locations;
import io.holdfast.arm.resource.ManagedIdentities;
import io.holdfast.identity.Principal;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service as it is about to be stored.
 *
 * @param document what callers may see
 * @param secrets what they may not, or null
 */
record ServiceDraft(ObjectNode document, byte @Nullable [] secrets) {

    /**
     * Checks what was sent and completes it.
     *
     * @param sent the whole service; its identity stays as it is where it is left out
     * @param name of the service
     * @param before the service as it is, if it is
     * @throws io.holdfast.arm.ArmException 400 naming every member that cannot be used
     */
    static ServiceDraft of(
            ObjectNode sent,
            String name,
            Optional<Service> before,
            Principal caller,
            ManagementSettings settings,
            String now) {
        var problems = new Problems();
        ObjectNode old = before.map(service -> Json.stored(service.document())).orElseGet(Json::object);
        ObjectNode kept = ServiceShape.accept(withIdentity(sent, old), problems);
        problems.refuse();
        kept.put("location", Locations.display(kept.path("location").asString()));
        dropBuiltIn(kept, ServiceRendering.builtInHost(name, settings.gateway()));
        ManagedIdentities.complete(
                kept, old.path("identity"), settings.deployment().tenantId(), problems);
        FormerPrincipals.keep(kept, old);
        byte[] secrets = new CertificateSecrets(before.map(Service::secrets).orElse(null), problems).take(kept);
        problems.refuse();
        kept.set("systemData", systemData(old.path("systemData"), caller, now));
        return new ServiceDraft(kept, secrets);
    }

    /** Many clients change a service by a PUT without its identity, which stays in Azure; only null and "None" take it away. */
    private static ObjectNode withIdentity(ObjectNode sent, ObjectNode old) {
        String member = "identity";
        if (sent.has(member) || !old.has(member)) {
            return sent;
        }
        ObjectNode whole = sent.deepCopy();
        whole.set(member, old.path(member));
        return whole;
    }

    byte[] bytes() {
        return Json.bytes(document);
    }

    /** The entry that every service has comes back from callers that send what they have read. */
    private static void dropBuiltIn(ObjectNode document, String host) {
        if (document.at("/properties/hostnameConfigurations") instanceof ArrayNode entries) {
            entries.removeIf(entry -> entry.path("hostName").asString("").equalsIgnoreCase(host)
                    || entry.path("certificateSource").asString("").equals("BuiltIn"));
        }
    }

    private static ObjectNode systemData(JsonNode before, Principal caller, String now) {
        String kind = caller.name().equals(caller.applicationId()) ? "Application" : "User";
        ObjectNode data = Json.object();
        data.put("createdBy", before.path("createdBy").asString(caller.name()));
        data.put("createdByType", before.path("createdByType").asString(kind));
        data.put("createdAt", before.path("createdAt").asString(now));
        data.put("lastModifiedBy", caller.name());
        data.put("lastModifiedByType", kind);
        data.put("lastModifiedAt", now);
        return data;
    }
}
