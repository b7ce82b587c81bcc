package io.holdfast.tokens;

/** An issuer does not say what its keys are. Has no stack trace. */
public final class IssuerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IssuerUnavailableException(String url) {
        super("The OpenID configuration or the keys of '" + url + "' cannot be read.", null, false, false);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
