package io.holdfast.usage.quota;

/**
 * A stretch of time in which is counted.
 *
 * @param name tells it from the others of a counter, for example {@code 12_P7D}: its number from the first one, and how long it is
 * @param start in milliseconds since 1970
 * @param end likewise, the first moment after it; {@link #NEVER} if it does not end
 */
public record QuotaPeriod(String name, long start, long end) {

    public static final long NEVER = Long.MAX_VALUE;

    /** How many seconds it goes on, rounded up and at least 1. */
    public long secondsLeft(long now) {
        return Math.max(1, Math.ceilDiv(end - now, 1000));
    }
}
