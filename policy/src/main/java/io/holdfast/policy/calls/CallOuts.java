package io.holdfast.policy.calls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends requests for the policies of one call. May be asked on any thread; results are delivered on the call's event loop. */
public interface CallOuts {

    /**
     * Sends a request. It is given up when the result is cancelled, or the caller is gone.
     *
     * @return fails with a {@link CallFailure}
     */
    CompletableFuture<CallAnswer> send(CallOut request);

    /**
     * Sends a request whose answer nobody waits for: it outlives the call, and what becomes of it only the log says.
     *
     * @param request as soon as all of it is there
     */
    void sendAndForget(CompletionStage<CallOut> request);
}
