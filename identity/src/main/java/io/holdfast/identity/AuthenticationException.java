package io.holdfast.identity;

/** A request without a token that can be trusted: the caller's HTTP 401, or 503 when the issuer cannot be asked. */
public final class AuthenticationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public AuthenticationException(String code, String message) {
        this(401, code, message);
    }

    public AuthenticationException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** 401, or 503 when it is not the token that is at fault: the issuer's keys cannot be read at this time. */
    public int status() {
        return status;
    }

    /** ARM's code, such as {@code ExpiredAuthenticationToken}. */
    public String code() {
        return code;
    }
}
