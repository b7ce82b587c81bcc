package io.holdfast.policy.calls;

/** Nothing came of something that a policy asked for. Has no stack trace. */
public final class CallFailure extends RuntimeException {

    public static final String CONNECTION = "BackendConnectionFailure";
    public static final String TIMEOUT = "Timeout";

    /** There is no room for it in the gateway: too many at once, or too much of it. */
    public static final String CROWDED = "TooManyCalls";

    public static final String TOO_LARGE = "ResponseTooLarge";

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a stable word, as policies read it in {@code context.LastError.Reason}
     * @param message what policies and the log read: no secret, and nothing of the network behind the gateway
     */
    public CallFailure(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
