package io.holdfast.identity;

/** A request without a token that can be trusted: the caller's HTTP 401. */
public final class AuthenticationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    public AuthenticationException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** ARM's code, such as {@code ExpiredAuthenticationToken}. */
    public String code() {
        return code;
    }
}
