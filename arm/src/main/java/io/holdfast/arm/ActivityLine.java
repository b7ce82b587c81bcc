package io.holdfast.arm;

import io.holdfast.model.json.Json;
import io.holdfast.store.ActivityRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An activity record as one line of JSON. The names are those of Azure's activity log, without its nesting. */
final class ActivityLine {

    private ActivityLine() {}

    static String of(ActivityRecord record) {
        ObjectNode line = Json.object()
                .put("eventTimestamp", Instant.ofEpochMilli(record.time()).toString())
                .put("logger", "holdfast.audit")
                .put("eventDataId", record.id())
                .put("status", record.status().word())
                .put("operationName", record.action())
                .put("resourceId", record.resourceId())
                .put("caller", record.caller().name())
                .put("principalId", record.caller().objectId());
        add(line, "applicationId", record.caller().applicationId());
        line.put("tenantId", record.caller().tenantId());
        if (record.code() > 0) {
            line.put("statusCode", record.code());
        }
        add(line, "errorCode", record.errorCode());
        add(line, "statusMessage", record.message());
        line.put("correlationId", record.correlationId())
                .put("operationId", record.operationId())
                .put("method", record.request().method())
                .put("uri", record.request().uri());
        add(line, "clientIpAddress", record.request().clientAddress());
        add(line, "clientRequestId", record.request().clientRequestId());
        return new String(Json.bytes(line), StandardCharsets.UTF_8);
    }

    private static void add(ObjectNode line, String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }
}
