package io.holdfast.recovery.schedule;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as it is kept.
 *
 * @param serviceCreated of the service that it was made for; another one of the same name does not inherit it
 * @param uid in the metadata of its backups, so that no other policy, deployment or person's backups are taken for its own
 */
record StoredPolicy(ServiceId service, long serviceCreated, String name, String uid, BackupPolicySpec policy) {

    static String key(ServiceId service, String name) {
        return service.key() + "|" + name.toLowerCase(Locale.ROOT);
    }

    String key() {
        return key(service, name);
    }

    boolean belongsTo(Service other) {
        return other.id().equals(service) && other.created() == serviceCreated;
    }

    byte[] bytes() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("subscriptionId", service.subscriptionId())
                .put("resourceGroup", service.resourceGroup())
                .put("service", service.name())
                .put("serviceCreated", serviceCreated)
                .put("name", name)
                .put("uid", uid)
                .set("properties", BackupPolicyDocument.write(policy));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    static StoredPolicy parse(byte[] bytes) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(bytes);
        return new StoredPolicy(
                new ServiceId(
                        json.path("subscriptionId").asString(),
                        json.path("resourceGroup").asString(),
                        json.path("service").asString()),
                json.path("serviceCreated").asLong(),
                json.path("name").asString(),
                json.path("uid").asString(),
                BackupPolicyDocument.read(json.path("properties")));
    }
}
