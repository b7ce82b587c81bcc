package io.holdfast.policy;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** What a gateway does for an execution. It calls an execution on the call's event loop only, and is called there. */
public interface Host {

    /** Forwards the request as {@link Exchange#forwarding} says, then calls {@link Execution#forwarded} or {@link Execution#failed}. */
    void forward();

    /** The pipeline is over: the response of the exchange is the answer. Called once. */
    void respond();

    /** Reads the request's body into memory, if there is one that is not there yet. Completes on the loop. */
    CompletionStage<?> requestBody();

    /** Reads the body of the backend's response into memory, if there is one that is not there yet. Completes on the loop. */
    CompletionStage<?> responseBody();

    /** Completes after that time. */
    CompletionStage<?> after(Duration time);

    /** Runs it on the call's event loop, soon and not now. */
    void execute(Runnable task);

    /**
     * Runs it on a thread that may be busy for long.
     *
     * @throws PolicyException if too much waits for such threads
     */
    void offload(Runnable task);

    /** A defect: something failed that must not. */
    void unexpected(RuntimeException defect);
}
