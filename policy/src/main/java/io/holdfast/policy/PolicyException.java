package io.holdfast.policy;

/** An error that a policy or a built-in step of the gateway raises while a request is processed. Has no stack trace. */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String source;
    private final String reason;
    private final String detail;

    /**
     * @param status the HTTP status that the caller gets unless on-error changes it
     * @param source the policy's element, or a built-in step such as {@code authorization}
     * @param reason a stable word such as {@code HeaderNotFound}
     * @param message what the caller and policies read
     */
    public PolicyException(int status, String source, String reason, String message) {
        this(status, source, reason, message, message);
    }

    /**
     * @param text what the caller reads
     * @param message what policies read in {@code context.LastError.Message}
     */
    public PolicyException(int status, String source, String reason, String text, String message) {
        super(text, null, false, false);
        this.status = status;
        this.source = source;
        this.reason = reason;
        this.detail = message;
    }

    public int status() {
        return status;
    }

    public String source() {
        return source;
    }

    public String reason() {
        return reason;
    }

    /** What policies read. */
    public String message() {
        return detail;
    }

    /** What the caller reads. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
