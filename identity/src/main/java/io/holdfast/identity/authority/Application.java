package io.holdfast.identity.authority;

import io.holdfast.model.json.Json;
import java.time.Instant;

/**
 * A registered application: a program that asks for tokens in its own name.
 *
 * @param clientId a GUID; what it signs in with
 * @param objectId a GUID; its principal id, which role assignments name
 * @param displayName for people
 */
public record Application(String clientId, String objectId, String displayName, Instant created) {

    Application named(String newName) {
        return new Application(clientId, objectId, newName, created);
    }

    byte[] toRecord() {
        var record = Json.object();
        record.put("clientId", clientId);
        record.put("objectId", objectId);
        record.put("displayName", displayName);
        record.put("created", created.toString());
        return Json.bytes(record);
    }

    static Application fromRecord(byte[] document) {
        var record = Json.parse(document);
        return new Application(
                Json.required(record, "clientId"),
                Json.required(record, "objectId"),
                Json.required(record, "displayName"),
                Instant.parse(Json.required(record, "created")));
    }
}
