package io.holdfast.gateway;

import io.holdfast.policy.PolicyException;

/**
 * Why forwarding came to nothing.
 *
 * @param stale a connection from the pool turned out to be closed before a byte of the response came: the backend had given it up
 */
record UpstreamFailure(String reason, String detail, boolean stale) {

    static UpstreamFailure connection(String detail) {
        return new UpstreamFailure("BackendConnectionFailure", detail, false);
    }

    static UpstreamFailure timeout(String detail) {
        return new UpstreamFailure("Timeout", detail, false);
    }

    /** Callers learn nothing of the backend. */
    PolicyException toError() {
        return new PolicyException(500, "forward-request", reason, "Internal server error");
    }
}
