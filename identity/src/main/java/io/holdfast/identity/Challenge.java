package io.holdfast.identity;

/** The {@code WWW-Authenticate} header of a refused request. */
public final class Challenge {

    private static final String MISSING_HEADER = "The authentication failed because of missing 'Authorization' header.";

    private Challenge() {}

    /**
     * The exact shape that clients parse with regular expressions: three quoted values, a comma and one space between
     * them. Never carries {@code claims}, which would make clients ask for a stronger sign-in.
     *
     * @param authorizationUri where tokens come from; tools read the tenant from its last segment
     */
    public static String of(String authorizationUri, AuthenticationException refused) {
        String message = String.valueOf(refused.getMessage());
        String description = message.endsWith("header is missing.") ? MISSING_HEADER : message;
        return "Bearer authorization_uri=\"" + quotable(authorizationUri)
                + "\", error=\"invalid_token\", error_description=\"" + quotable(description) + "\"";
    }

    private static String quotable(String text) {
        return text.replaceAll("[^ !#-\\[\\]-~]", "?");
    }
}
