package io.holdfast.store;

import org.jspecify.annotations.Nullable;

/**
 * Which activity records are asked for. What is null restricts nothing; texts compare without regard to case.
 *
 * @param from milliseconds since 1970-01-01T00:00Z, inclusive
 * @param to likewise, inclusive
 * @param subscription the ARM subscription; empty: what belongs to none
 * @param resource an ARM id: that resource and everything below it
 */
public record ActivityFilter(
        long from,
        long to,
        @Nullable String subscription,
        @Nullable String resourceGroup,
        @Nullable String resource,
        @Nullable String provider,
        @Nullable String correlationId,
        @Nullable String caller,
        ActivityRecord.@Nullable Status status) {

    /** Everything in a span of time. */
    public static ActivityFilter between(long from, long to) {
        return new ActivityFilter(from, to, null, null, null, null, null, null, null);
    }
}
