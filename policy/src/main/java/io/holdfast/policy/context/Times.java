package io.holdfast.policy.context;

import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetTimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Times and ids of the product as .NET's. */
final class Times {

    private Times() {}

    static NetDateTime utc(Instant instant) {
        return NetDateTime.of(instant);
    }

    static @Nullable NetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    static NetTimeSpan span(Duration duration) {
        return NetTimeSpan.ofNanos(duration.toNanos());
    }

    static UUID guid(String id) {
        return id.isEmpty() ? new UUID(0, 0) : UUID.fromString(id);
    }
}
