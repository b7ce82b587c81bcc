package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Repetition;
import io.holdfast.policy.Value;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Runs the policies in it, and again while a condition holds. An error in them counts as an attempt. */
@AutoService(Policy.class)
public final class Retry implements Policy {

    private static final int LONGEST_SECONDS = 86_400;

    @Override
    public String declaration() {
        return """
                retry IBOE all policies
                  @condition!:boolean @count!:positive @interval!:unsigned @max-interval:positive @delta:positive
                  @first-fast-retry:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<Boolean> condition = element.flag("condition");
        Value<Integer> count = element.number("count", 1, 50);
        Value<Waits> waits = element.number("interval", 0, LONGEST_SECONDS)
                .with(element.number("delta", 0, 0, LONGEST_SECONDS), Waits::new)
                .with(element.number("max-interval", 0, 0, LONGEST_SECONDS), Waits::atMost)
                .with(element.flag("first-fast-retry", false), Waits::fast);
        code.repeated(
                exchange -> new Attempts(condition, count.get(exchange), waits.get(exchange)),
                () -> code.policies(element));
    }

    /** The attempts of one call. */
    private static final class Attempts implements Repetition {

        private final Value<Boolean> condition;
        private final int most;
        private final Waits waits;
        private int retries;

        Attempts(Value<Boolean> condition, int most, Waits waits) {
            this.condition = condition;
            this.most = most;
            this.waits = waits;
        }

        @Override
        public @Nullable Duration again(Exchange exchange, @Nullable PolicyException error) {
            if (retries == most || !condition.get(exchange)) {
                return null;
            }
            retries++;
            return waits.before(retries, () -> ThreadLocalRandom.current().nextDouble(0.8, 1.2));
        }
    }

    /**
     * How long to wait before a retry, in seconds.
     *
     * @param delta 0 for the same time always
     * @param longest 0 for no limit; with one, and a delta, the time grows exponentially
     */
    record Waits(int interval, int delta, int longest, boolean firstIsFast) {

        Waits(int interval, int delta) {
            this(interval, delta, 0, false);
        }

        Waits atMost(int seconds) {
            return new Waits(interval, delta, seconds, firstIsFast);
        }

        Waits fast(boolean first) {
            return new Waits(interval, delta, longest, first);
        }

        /** @param retry counts from 1 */
        Duration before(int retry, DoubleSupplier spread) {
            if (retry == 1 && firstIsFast) {
                return Duration.ZERO;
            }
            if (delta == 0) {
                return Duration.ofSeconds(interval);
            }
            if (longest == 0) {
                return Duration.ofSeconds(interval + (long) (retry - 1) * delta);
            }
            double grown = interval + (Math.pow(2, retry) - 1) * spread.getAsDouble() * delta;
            return Duration.ofMillis((long) (1000 * Math.min(longest, grown)));
        }
    }
}
