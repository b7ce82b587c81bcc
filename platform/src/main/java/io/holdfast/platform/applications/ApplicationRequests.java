package io.holdfast.platform.applications;

import io.holdfast.arm.ArmException;
import io.holdfast.platform.refusal.PlatformRefusals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks what callers send. */
final class ApplicationRequests {

    private static final String NAME = "displayName";
    private static final String EXPIRES = "expires";

    private ApplicationRequests() {}

    /** @param expires null for never */
    record Secret(String displayName, @Nullable Instant expires) {}

    static String displayName(ObjectNode body) {
        return text(properties(body), NAME);
    }

    static Secret secret(ObjectNode body, Instant now) {
        JsonNode properties = properties(body);
        return new Secret(text(properties, NAME), expires(properties.path(EXPIRES), now));
    }

    private static @Nullable Instant expires(JsonNode asked, Instant now) {
        if (asked.isMissingNode() || asked.isNull()) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(asked.asString("")).toInstant().truncatedTo(ChronoUnit.SECONDS);
            if (at.isAfter(now)) {
                return at;
            }
        } catch (DateTimeException e) {
            // answered below
        }
        throw invalid("properties." + EXPIRES, "must be a time to come, such as 2030-01-31T00:00:00Z, or be left out");
    }

    private static JsonNode properties(ObjectNode body) {
        JsonNode properties = body.path("properties");
        if (!properties.isObject()) {
            throw invalid("properties", "is required and must be an object");
        }
        return properties;
    }

    private static String text(JsonNode properties, String member) {
        JsonNode value = properties.path(member);
        if (!value.isString()) {
            throw invalid("properties." + member, "is required and must be a text");
        }
        return value.stringValue();
    }

    static ArmException invalid(String member, String problem) {
        return PlatformRefusals.applicationMember(member, problem);
    }
}
