package io.holdfast.usage.rate;

import io.holdfast.usage.CounterName;

/**
 * What is counted together.
 *
 * @param service whose counter it is
 * @param scope keeps what policies of different kinds count apart, so that no key that callers make meets another kind's
 * @param counter the {@linkplain CounterName name} of a subscription or of a key of a policy
 * @param seconds how far the window reaches back; counters of different windows are different ones
 */
public record RateKey(String service, String scope, String counter, int seconds) {

    public RateKey {
        if (seconds < 1) {
            throw new IllegalArgumentException("a window of " + seconds + " seconds");
        }
    }

    /** @param key as a policy has it, of any length */
    public static RateKey of(String service, String scope, String key, int seconds) {
        return new RateKey(service, scope, CounterName.of(key), seconds);
    }
}
