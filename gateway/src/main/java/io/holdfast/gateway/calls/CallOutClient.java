package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.Budget;
import io.holdfast.limits.Claim;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallOut;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the requests of policies, on the event loops of the calls and with the connections that forwarding uses. Thread-safe. */
public final class CallOutClient {

    private static final Logger LOG = LoggerFactory.getLogger(CallOutClient.class);

    private final Budget places;
    private final Budget bytes;

    public CallOutClient(CallOutLimits limits) {
        this.places = new Budget(limits.places(), 0);
        this.bytes = new Budget(limits.bytes(), 0, CallOutLimits.RESPONSE);
    }

    public Budget places() {
        return places;
    }

    public Budget bytes() {
        return bytes;
    }

    /** Room for responses of a call, of which nothing is taken yet. */
    Claim room(ServiceTable service) {
        return bytes.open(false, service.name());
    }

    /**
     * Sends a request. Called on the loop, which also delivers the result.
     *
     * @param room what the response's body is counted in; stays the caller's
     */
    CompletableFuture<CallAnswer> send(Loop loop, ServiceTable service, CallOut request, Claim room) {
        Claim place = places.claim(1, false, service.name());
        if (place == null) {
            return CompletableFuture.failedFuture(
                    new CallFailure(CallFailure.CROWDED, "Too many requests of policies are under way."));
        }
        CompletableFuture<CallAnswer> result = new CallOutRun(loop, service, request, new CallBody(room)).begin();
        var _ = result.whenComplete((answer, failure) -> place.close());
        return result;
    }

    /** Sends a request whose answer nobody waits for. Called on the loop. */
    void sendAndForget(Loop loop, ServiceTable service, CallOut request) {
        Claim room = room(service);
        var _ = send(loop, service, request, room).whenComplete((answer, failure) -> {
            room.close();
            if (failure != null) {
                lost(service, failure);
            }
        });
    }

    /** Says that nothing came of a request that nobody waits for. */
    void lost(ServiceTable service, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        LOG.atWarn()
                .addKeyValue("service", service.name())
                .addKeyValue("reason", cause instanceof CallFailure known ? known.reason() : "InternalError")
                .log("a request of a policy that nobody waits for came to nothing");
    }
}
