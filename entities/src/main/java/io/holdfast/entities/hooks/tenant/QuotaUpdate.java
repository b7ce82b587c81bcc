package io.holdfast.entities.hooks.tenant;

import io.holdfast.entities.EntityRefusals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a counter is set to; null for what it keeps.
 */
record QuotaUpdate(@Nullable Long calls, @Nullable Long bytes) {

    private static final String CALLS = "callsCount";
    private static final String KILOBYTES = "kbTransferred";

    /** @throws io.holdfast.arm.ArmException 400 if it sets nothing, or to what no counter says */
    static QuotaUpdate of(ObjectNode body) {
        JsonNode properties = body.path("properties");
        JsonNode calls = properties.path(CALLS);
        JsonNode kilobytes = properties.path(KILOBYTES);
        if (isAbsent(calls) && isAbsent(kilobytes)) {
            throw EntityRefusals.validation("properties", "properties must have callsCount, kbTransferred or both.");
        }
        if (!isAbsent(calls) && !(calls.isIntegralNumber() && calls.canConvertToInt() && calls.asInt() >= 0)) {
            throw EntityRefusals.validation(CALLS, "callsCount must be a whole number from 0 to 2147483647.");
        }
        if (!isAbsent(kilobytes)
                && !(kilobytes.isNumber() && kilobytes.asDouble() >= 0 && kilobytes.asDouble() <= 1e15)) {
            throw EntityRefusals.validation(KILOBYTES, "kbTransferred must be a number from 0 to 1000000000000000.");
        }
        return new QuotaUpdate(
                isAbsent(calls) ? null : Long.valueOf(calls.asInt()),
                isAbsent(kilobytes)
                        ? null
                        : Long.valueOf((long) Math.min(Math.ceil(kilobytes.asDouble() * 1024), Long.MAX_VALUE)));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
