package io.holdfast.gateway.upstream;

import io.holdfast.policy.PolicyException;

/**
 * Why forwarding came to nothing.
 *
 * @param stale a connection from the pool turned out to be closed before a byte of the response came: the backend had given it up
 */
public record UpstreamFailure(String reason, String detail, boolean stale) {

    private static final String CROWDED = "TooManyConnections";

    public static UpstreamFailure connection(String detail) {
        return new UpstreamFailure("BackendConnectionFailure", detail, false);
    }

    public static UpstreamFailure timeout(String detail) {
        return new UpstreamFailure("Timeout", detail, false);
    }

    /** The gateway itself has no room for the call; the backend has no part in it. */
    public static UpstreamFailure crowded(String detail) {
        return new UpstreamFailure(CROWDED, detail, false);
    }

    public boolean isCrowded() {
        return reason.equals(CROWDED);
    }

    /** Callers learn nothing of the backend. */
    public PolicyException toError() {
        if (isCrowded()) {
            return new PolicyException(503, "forward-request", reason, "Service Unavailable");
        }
        return new PolicyException(500, "forward-request", reason, "Internal server error");
    }
}
