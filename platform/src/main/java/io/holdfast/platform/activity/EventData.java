package io.holdfast.platform.activity;

import io.holdfast.model.json.Json;
import io.holdfast.store.ActivityRecord;
import io.holdfast.store.ActivityRecord.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An activity record in the shape of Azure's EventData. */
public final class EventData {

    /** What it can have, in the order in which it is shown. */
    public static final List<String> MEMBERS = List.of(
            "authorization",
            "caller",
            "channels",
            "claims",
            "correlationId",
            "description",
            "eventDataId",
            "eventName",
            "category",
            "httpRequest",
            "id",
            "level",
            "resourceGroupName",
            "resourceProviderName",
            "resourceId",
            "resourceType",
            "operationId",
            "operationName",
            "properties",
            "status",
            "subStatus",
            "eventTimestamp",
            "submissionTimestamp",
            "subscriptionId",
            "tenantId");

    private static final String IDENTITY = "http://schemas.microsoft.com/identity/claims/";

    /** As .NET counts: a hundred nanoseconds each, from the year 1 on. */
    private static final long TICKS_OF_1970 = 621_355_968_000_000_000L;

    private static final long TICKS_PER_MILLI = 10_000;

    /** As .NET calls them. */
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "NoContent"),
            Map.entry(400, "BadRequest"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(405, "MethodNotAllowed"),
            Map.entry(408, "RequestTimeout"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "PreconditionFailed"),
            Map.entry(413, "RequestEntityTooLarge"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(500, "InternalServerError"),
            Map.entry(503, "ServiceUnavailable"));

    private EventData() {}

    public static ObjectNode of(ActivityRecord record) {
        ObjectNode event = Json.object();
        event.putObject("authorization").put("action", record.action()).put("scope", record.resourceId());
        event.put("caller", record.caller().name());
        event.put("channels", "Operation");
        event.set("claims", claims(record.caller()));
        event.put("correlationId", record.correlationId());
        event.put("description", "");
        event.put("eventDataId", record.id());
        boolean begins = record.status() == Status.STARTED;
        event.set("eventName", named(begins ? "BeginRequest" : "EndRequest", begins ? "Begin request" : "End request"));
        event.set("category", named("Administrative"));
        event.set("httpRequest", request(record.request()));
        event.put("id", id(record));
        event.put("level", record.status() == Status.FAILED ? "Error" : "Informational");
        event.put("resourceGroupName", record.resourceGroup());
        event.set("resourceProviderName", named(record.provider()));
        event.put("resourceId", record.resourceId());
        event.set("resourceType", named(type(record.action())));
        event.put("operationId", record.operationId());
        event.set("operationName", named(record.action()));
        event.set("properties", properties(record));
        event.set("status", named(record.status().word()));
        event.set("subStatus", subStatus(record.code()));
        String time = Instant.ofEpochMilli(record.time()).toString();
        event.put("eventTimestamp", time);
        event.put("submissionTimestamp", time);
        event.put("subscriptionId", record.subscriptionId());
        event.put("tenantId", record.caller().tenantId());
        return event;
    }

    private static ObjectNode claims(ActivityRecord.Caller caller) {
        ObjectNode claims = Json.object()
                .put(IDENTITY + "objectidentifier", caller.objectId())
                .put(IDENTITY + "tenantid", caller.tenantId());
        put(claims, "appid", caller.applicationId());
        return claims;
    }

    private static ObjectNode request(ActivityRecord.Request request) {
        ObjectNode shown = Json.object();
        put(shown, "clientRequestId", request.clientRequestId());
        put(shown, "clientIpAddress", request.clientAddress());
        return shown.put("method", request.method()).put("uri", request.uri());
    }

    private static String id(ActivityRecord record) {
        long ticks = TICKS_OF_1970 + record.time() * TICKS_PER_MILLI;
        return record.resourceId() + "/events/" + record.id() + "/ticks/" + ticks;
    }

    /** {@code Microsoft.ApiManagement/service} of its {@code …/write} and its {@code …/backup/action}. */
    private static String type(String action) {
        return action.replaceFirst("/[^/]+/action$|/[^/]+$", "");
    }

    private static ObjectNode properties(ActivityRecord record) {
        ObjectNode properties = Json.object();
        if (record.code() > 0) {
            properties.put("statusCode", code(record.code()));
        }
        put(properties, "errorCode", record.errorCode());
        put(properties, "statusMessage", record.message());
        return properties;
    }

    private static ObjectNode subStatus(int code) {
        return code == 0 ? named("") : named(code(code), code(code) + " (HTTP Status Code: " + code + ")");
    }

    private static String code(int code) {
        return CODES.getOrDefault(code, Integer.toString(code));
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static ObjectNode named(String value) {
        return named(value, value);
    }

    private static ObjectNode named(String value, String localized) {
        return Json.object().put("value", value).put("localizedValue", localized);
    }
}
