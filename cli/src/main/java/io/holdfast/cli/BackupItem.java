package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One backup of {@code backup list}, as programs see it: the same members by the same names, whether the server remembers
 * it or a container was looked at. What is not known there is null.
 */
final class BackupItem {

    private static final List<String> MEMBERS = List.of(
            "storageAccount",
            "containerName",
            "backupName",
            "state",
            "serviceName",
            "sku",
            "created",
            "expires",
            "expired",
            "records",
            "size",
            "sequence",
            "archiveId",
            "recoveryKey",
            "keyAvailable",
            "verified",
            "proven");

    /** What one of the two lists calls otherwise. */
    private static final Map<String, String> ALSO =
            Map.of("backupName", "name", "serviceName", "service", "size", "bytes");

    private BackupItem() {}

    /** @param place what is true of all of them: where they lie */
    static JsonNode of(JsonNode listed, JsonNode place) {
        ObjectNode item = ArmClient.JSON.createObjectNode();
        for (String member : MEMBERS) {
            JsonNode value = listed.path(member);
            if (value.isMissingNode()) {
                value = listed.path(ALSO.getOrDefault(member, member));
            }
            if (value.isMissingNode()) {
                value = place.path(member);
            }
            item.set(member, value.isMissingNode() ? ArmClient.JSON.nullNode() : value);
        }
        listed.properties().forEach(each -> {
            if (!item.has(each.getKey())) {
                item.set(each.getKey(), each.getValue());
            }
        });
        return item;
    }

    /** What the server remembers is a backup, whatever has become of its blob. */
    static JsonNode known(JsonNode listed) {
        return of(listed, ArmClient.JSON.createObjectNode().put("state", "backup"));
    }
}
