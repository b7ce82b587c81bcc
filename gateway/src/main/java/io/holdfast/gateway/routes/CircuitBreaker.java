package io.holdfast.gateway.routes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps requests away from a backend that fails, for a while. Each node has its own, as each instance of Azure's gateway has. When
 * its time is over it is closed as if nothing had been. No event loop waits for another one.
 */
public final class CircuitBreaker {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    /** However long a backend wants to be left alone. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Watched(BreakerRule rule, FailureWindow window) {}

    private final String backend;
    private final List<BreakerRule> rules;
    private final List<Watched> watched;
    private final LongSupplier nanos;
    private final long start;

    /** When it closes, in nanoseconds since the start. */
    private final AtomicLong openUntil = new AtomicLong();

    CircuitBreaker(String backend, List<BreakerRule> rules) {
        this(backend, rules, System::nanoTime);
    }

    CircuitBreaker(String backend, List<BreakerRule> rules, LongSupplier nanos) {
        this.backend = backend;
        this.rules = rules;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.watched = rules.stream()
                .map(rule -> new Watched(rule, new FailureWindow(saturated(rule.interval()))))
                .toList();
    }

    /** A duration of more than 292 years is one of 292 years. */
    private static long saturated(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    List<BreakerRule> rules() {
        return rules;
    }

    private long now() {
        return nanos.getAsLong() - start;
    }

    /** Whether no request may be sent now. */
    public boolean isOpen() {
        long until = openUntil.get();
        return until != 0 && now() < until;
    }

    /** @param retryAfter how long the backend wants to be left alone, or null if it does not say */
    public void answered(int status, @Nullable Duration retryAfter) {
        for (Watched one : watched) {
            note(one, one.rule().isFailure(status), retryAfter);
        }
    }

    /**
     * There was no response.
     *
     * @param reason for example {@code Timeout}
     */
    public void failed(String reason) {
        for (Watched one : watched) {
            note(one, one.rule().isFailure(reason), null);
        }
    }

    private void note(Watched one, boolean failure, @Nullable Duration retryAfter) {
        if (!failure && one.rule().percentage() == 0) {
            return;
        }
        long now = now();
        if (now < openUntil.get()) {
            return; // sent before it opened
        }
        one.window().add(failure, now);
        if (failure && one.window().reaches(one.rule(), now)) {
            trip(one.rule(), now, retryAfter);
        }
    }

    private void trip(BreakerRule rule, long now, @Nullable Duration retryAfter) {
        long rest = saturated(rule.trip());
        if (rule.acceptRetryAfter() && retryAfter != null) {
            Duration asked = retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
            rest = Math.max(rest, asked.toNanos());
        }
        long until = now + rest < 0 ? Long.MAX_VALUE : now + rest;
        long before = openUntil.get();
        if (before <= now && openUntil.compareAndSet(before, until)) {
            watched.forEach(each -> each.window().clear());
            LOG.atWarn()
                    .addKeyValue("backend", backend)
                    .addKeyValue("seconds", Duration.ofNanos(rest).toSeconds())
                    .log("circuit breaker opened: the backend fails, requests to it are answered 503");
        }
    }
}
