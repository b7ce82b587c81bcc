package io.holdfast.identity.authority;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed sign-ins by the address that they come from: ten in a row, then one a second. It is asked only after a
 * secret was wrong, so it can keep nobody out; what it bounds is how much a guesser can write into the log. Bounded,
 * whatever addresses there are. Thread-safe.
 */
final class FailureLimiter {

    private static final int BURST = 10;
    private static final long MILLIS_PER_FAILURE = 1_000;
    private static final int MAX_ADDRESSES = 4_096;
    /** Of an IPv6 address; what follows is its holder's to choose. */
    private static final int NETWORK_BYTES = 8;

    private final Clock clock;
    /** For each address the time at which all its failures are forgotten. */
    private final Map<String, Long> forgiven = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    FailureLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Counts a failure; false if there were too many of late. */
    synchronized boolean failed(@Nullable String address) {
        String source = source(address);
        long now = clock.millis();
        long next = Math.max(now, forgiven.getOrDefault(source, now)) + MILLIS_PER_FAILURE;
        if (next > now + BURST * MILLIS_PER_FAILURE) {
            return false;
        }
        forgiven.remove(source);
        forgiven.put(source, next);
        return true;
    }

    private static String source(@Nullable String address) {
        if (address == null) {
            return "";
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            byte[] bytes = literal.getAddress();
            return HexFormat.of()
                    .formatHex(literal instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
