package io.holdfast.policy.calls;

import java.util.concurrent.CompletableFuture;

/** Sends requests for the policies of one call. Belongs to the call's event loop, on which every result is delivered. */
public interface CallOuts {

    /**
     * Sends a request. It is given up when the result is cancelled, or the caller is gone.
     *
     * @return fails with a {@link CallFailure}
     */
    CompletableFuture<CallAnswer> send(CallOut request);

    /** Sends a request whose answer nobody waits for: it outlives the call, and what becomes of it only the log says. */
    void sendAndForget(CallOut request);
}
