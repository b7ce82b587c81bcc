package io.holdfast.usage.rate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one counter, in a window that slides. Calls that come within a thirtieth of the window are kept as one entry with the time
 * of its newest, so a call never counts for less than the window, and for at most a thirtieth longer. Thread-safe.
 */
final class SlidingWindow {

    private static final int STEPS = 30;
    private static final int FIRST_SIZE = 4;

    private final long length;
    private long[] newest = new long[FIRST_SIZE];
    private long[] calls = new long[FIRST_SIZE];
    private int head;
    private int size;
    private long lastBegan;
    private long sum;
    private boolean closed;

    /** @param length in nanoseconds, as all times here */
    SlidingWindow(long length) {
        this.length = length;
    }

    /** Null if the counter is closed: there is another one by now, or none. */
    synchronized @Nullable RateVerdict take(long now, int limit, int count) {
        if (closed) {
            return null;
        }
        expire(now);
        if (sum >= limit) {
            return new RateVerdict(false, 0, retryAfter(now, limit));
        }
        if (count > 0) {
            add(now, count);
        }
        int remaining = (int) Math.max(0, limit - sum);
        return new RateVerdict(true, remaining, remaining > 0 ? 0 : retryAfter(now, limit));
    }

    /** Closes it if it counts nothing any more. */
    synchronized boolean closeIfEmpty(long now) {
        expire(now);
        closed |= size == 0;
        return closed;
    }

    private void expire(long now) {
        while (size > 0 && now - newest[head] >= length) {
            sum -= calls[head];
            head = (head + 1) % newest.length;
            size--;
        }
    }

    private void add(long now, int count) {
        if (size == 0 || now - lastBegan >= length / STEPS) {
            append(now);
        }
        int last = (head + size - 1) % newest.length;
        newest[last] = Math.max(newest[last], now);
        calls[last] += count;
        sum += count;
    }

    private void append(long now) {
        if (size == newest.length) {
            newest = grown(newest);
            calls = grown(calls);
            head = 0;
        }
        int at = (head + size++) % newest.length;
        newest[at] = now;
        calls[at] = 0;
        lastBegan = now;
    }

    private long[] grown(long[] ring) {
        long[] larger = Arrays.copyOf(ring, ring.length * 2);
        for (int i = 0; i < size; i++) {
            larger[i] = ring[(head + i) % ring.length];
        }
        return larger;
    }

    /** Until so much has left the window that one more call fits. */
    private int retryAfter(long now, int limit) {
        long left = sum;
        for (int i = 0; i < size && left >= limit; i++) {
            int at = (head + i) % newest.length;
            left -= calls[at];
            if (left < limit) {
                return seconds(newest[at] + length - now);
            }
        }
        return seconds(length);
    }

    private static int seconds(long nanos) {
        return (int) Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }
}
