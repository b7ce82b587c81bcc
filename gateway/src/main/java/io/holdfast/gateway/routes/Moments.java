package io.holdfast.gateway.routes;

import io.holdfast.model.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Points in time in documents. */
final class Moments {

    private Moments() {}

    /** Null if it is not there, or no point in time. */
    static @Nullable Instant of(JsonNode document, String member) {
        String text = Json.text(document, member);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
