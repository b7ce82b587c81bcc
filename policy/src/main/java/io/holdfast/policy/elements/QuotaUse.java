package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaLimit;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaVerdict;
import java.util.HashSet;
import java.util.Set;

/**
 * One counter of a quota in one call. A counter moves once for each call, however many policies share it.
 *
 * @param element the policy's name
 */
record QuotaUse(String element, QuotaKey key, QuotaPeriod period, QuotaLimit limit) {

    private static final int KILOBYTE = 1024;

    private record Place(QuotaKey key, String period) {}

    /** What this call has counted. */
    private static final class Counted {
        private final Set<Place> places = new HashSet<>();
    }

    /** The limits of an element; both may be there, one must. */
    static QuotaLimit limit(PolicyElement element) {
        if (!element.has("calls") && !element.has("bandwidth")) {
            throw element.refuse("it has neither calls nor bandwidth");
        }
        long calls = element.has("calls") ? element.literalNumber("calls", 0, Integer.MAX_VALUE) : QuotaLimit.NONE;
        long kilobytes = element.has("bandwidth") ? kilobytes(element) : QuotaLimit.NONE;
        return new QuotaLimit(calls, kilobytes > Long.MAX_VALUE / KILOBYTE ? QuotaLimit.NONE : kilobytes * KILOBYTE);
    }

    private static long kilobytes(PolicyElement element) {
        try {
            long kilobytes = Long.parseLong(element.literal("bandwidth").strip());
            if (kilobytes >= 0) {
                return kilobytes;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw element.refuse("its attribute 'bandwidth' is no whole number from 0");
    }

    /** Lets the call pass and counts it, or refuses it. */
    Flow take(Exchange exchange) {
        CallUsage usage = CallUsages.of(exchange, element);
        boolean first = isFirst(exchange);
        // Of what another policy counted, one call is this one.
        var verdict = first
                ? usage.quotas().take(key, period, limit, 1)
                : usage.quotas().take(key, period, limit.andOneCall(), 0);
        return CallUsages.then(exchange, verdict, (same, said) -> {
            refuseUnless(same, said);
            if (first) {
                usage.afterwards(bytes -> usage.quotas().add(key, period, 0, bytes));
            }
            return Flow.NEXT;
        });
    }

    /** Lets the call pass or refuses it; what is counted comes later. */
    Flow look(Exchange exchange, Increment<QuotaUse> increment) {
        CallUsage usage = CallUsages.of(exchange, element);
        return CallUsages.then(exchange, usage.quotas().take(key, period, limit, 0), (same, verdict) -> {
            refuseUnless(same, verdict);
            increment.decide(same, this);
            return Flow.NEXT;
        });
    }

    /** Counts what is known when the answer is there. */
    void count(Exchange exchange, int calls) {
        if (calls > 0 && isFirst(exchange)) {
            CallUsage usage = CallUsages.of(exchange, element);
            usage.quotas().add(key, period, calls, 0);
            usage.afterwards(bytes -> usage.quotas().add(key, period, 0, bytes));
        }
    }

    private boolean isFirst(Exchange exchange) {
        Counted counted = exchange.note(Counted.class);
        if (counted == null) {
            counted = new Counted();
            exchange.note(counted);
        }
        return counted.places.add(new Place(key, period.name()));
    }

    private void refuseUnless(Exchange exchange, QuotaVerdict verdict) {
        if (verdict == QuotaVerdict.ALLOWED) {
            return;
        }
        String what = verdict == QuotaVerdict.OUT_OF_CALLS ? "Out of call volume quota." : "Out of bandwidth quota.";
        if (period.end() == QuotaPeriod.NEVER) {
            throw new PolicyException(403, element, "QuotaExceeded", what);
        }
        long seconds =
                period.secondsLeft(CallUsages.of(exchange, element).quotas().now());
        exchange.stamp("Retry-After", Long.toString(seconds));
        throw new PolicyException(
                403, element, "QuotaExceeded", what + " Quota will be replenished in " + span(seconds) + ".");
    }

    /** As .NET writes a TimeSpan: {@code 7.00:00:00} is a week. */
    static String span(long seconds) {
        long days = seconds / 86_400;
        String time = "%02d:%02d:%02d".formatted(seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return days == 0 ? time : days + "." + time;
    }
}
