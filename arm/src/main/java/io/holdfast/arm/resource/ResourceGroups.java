package io.holdfast.arm.resource;

import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.RecordKey;
import io.holdfast.store.Records;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Resource groups as they lie in the store: {@code name}, {@code location}, {@code tags}, {@code managedBy}. */
public final class ResourceGroups {

    private static final String KIND = "resource-groups";

    private final Records records;

    public ResourceGroups(Records records) {
        this.records = records;
    }

    public Optional<ObjectNode> find(String subscription, String name) {
        return records.get(KIND, id(subscription, name)).map(Json::stored);
    }

    public List<ObjectNode> of(String subscription) {
        String prefix = id(subscription, "").toLowerCase(Locale.ROOT);
        return records.all(KIND).entrySet().stream()
                .filter(record -> record.getKey().startsWith(prefix))
                .map(record -> Json.stored(record.getValue()))
                .toList();
    }

    public void put(String subscription, ObjectNode group) {
        records.put(KIND, id(subscription, group.path("name").asString()), Json.bytes(group));
    }

    /** The record of the group that a service lies in. */
    public static RecordKey home(ServiceId service) {
        return home(service.subscriptionId(), service.resourceGroup());
    }

    public static RecordKey home(String subscription, String name) {
        return new RecordKey(KIND, id(subscription, name));
    }

    private static String id(String subscription, String name) {
        return subscription + "/" + name;
    }
}
