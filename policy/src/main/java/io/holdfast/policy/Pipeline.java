package io.holdfast.policy;

import java.util.List;

/**
 * The effective policy of an operation, compiled: all scopes folded into each other at every {@code base}. Immutable.
 *
 * @param preflight the cors policies of the inbound section, in order; all that a CORS preflight runs
 */
public record Pipeline(
        List<Step> inbound, List<Step> backend, List<Step> outbound, List<Step> onError, List<Preflight> preflight) {

    /** Answers a CORS preflight. */
    @FunctionalInterface
    public interface Preflight {

        /** True if the exchange's response is the answer; false if the next one shall be asked. */
        boolean answer(Exchange exchange, String origin, String requestMethod);
    }
}
