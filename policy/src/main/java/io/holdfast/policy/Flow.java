package io.holdfast.policy;

/** What happens after a step. */
public enum Flow {
    /** The next step. */
    NEXT,
    /** The pipeline is over: the response of the exchange is the answer. */
    RESPOND,
    /** The gateway forwards the request now; when the response's head is there, the next step follows. */
    FORWARD,
    /** What was given to {@link Exchange#await} is waited for; only it answers this. */
    SUSPEND
}
