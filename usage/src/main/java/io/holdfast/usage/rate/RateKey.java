package io.holdfast.usage.rate;

import io.holdfast.usage.CounterName;

/**
 * What is counted together.
 *
 * @param service whose counter it is
 * @param scope keeps what policies of different kinds count apart, so that no key that callers make meets another kind's
 * @param counter at most {@link CounterName#MOST} characters
 * @param seconds how far the window reaches back; counters of different windows are different ones
 */
public record RateKey(String service, String scope, String counter, int seconds) {

    public RateKey {
        counter = CounterName.of(counter);
        if (seconds < 1) {
            throw new IllegalArgumentException("a window of " + seconds + " seconds");
        }
    }
}
