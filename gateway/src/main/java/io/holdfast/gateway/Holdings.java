package io.holdfast.gateway;

import io.holdfast.gateway.routes.CallCount;
import io.holdfast.limits.Claim;
import io.holdfast.policy.PolicyException;
import org.jspecify.annotations.Nullable;

/** What a call holds of that which all share, until it is over: a place among the calls of its service, and room for its body. */
final class Holdings {

    private final GatewayCore core;
    private @Nullable CallCount place;
    private @Nullable Claim room;

    Holdings(GatewayCore core) {
        this.core = core;
    }

    /** Why the call must not go on to a backend, or null. A call takes one place, however often it is forwarded. */
    @Nullable
    PolicyException enter(@Nullable CallCount calls) {
        if (place != null || calls == null) {
            return null;
        }
        if (!calls.begin(core.callsOfOneService())) {
            return new PolicyException(503, "forward-request", "TooManyCalls", "Service Unavailable");
        }
        place = calls;
        return null;
    }

    /** Room for bodies; at first nothing of it is taken. */
    Claim room(String service, Object source) {
        Claim claim = room == null ? core.bodies().open(false, service, source) : room;
        room = claim;
        return claim;
    }

    /** Gives all of it back; what is not held is not given. */
    void release() {
        releaseRoom();
        CallCount held = place;
        place = null;
        if (held != null) {
            held.end();
        }
    }

    void releaseRoom() {
        if (room != null) {
            room.close();
        }
    }
}
