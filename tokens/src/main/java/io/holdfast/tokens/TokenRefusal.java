package io.holdfast.tokens;

/** A token does not pass. Has no stack trace. */
public final class TokenRefusal extends Exception {

    public static final String SIGNATURE_INVALID = "TokenSignatureInvalid";
    public static final String KEY_NOT_FOUND = "TokenSignatureKeyNotFound";
    public static final String EXPIRED = "TokenExpired";
    public static final String AUDIENCE = "TokenAudienceNotAllowed";
    public static final String ISSUER = "TokenIssuerNotAllowed";
    public static final String CLAIM_NOT_FOUND = "TokenClaimNotFound";
    public static final String CLAIM_VALUE = "TokenClaimValueNotAllowed";
    public static final String INVALID = "JwtInvalid";

    private static final long serialVersionUID = 1L;

    private final String reason;

    TokenRefusal(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The token is none, or not one that can be verified. */
    static TokenRefusal invalid(String message) {
        return new TokenRefusal(INVALID, message);
    }

    /** One of the words that {@code context.LastError.Reason} has. */
    public String reason() {
        return reason;
    }

    /** What {@code context.LastError.Message} says. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
