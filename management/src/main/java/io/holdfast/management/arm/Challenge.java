package io.holdfast.management.arm;

import io.holdfast.identity.AuthenticationException;

/** The WWW-Authenticate header of a 401. Tools read the tenant out of it with regular expressions, so its form is fixed. */
final class Challenge {

    private static final String MISSING = "The authentication failed because of missing 'Authorization' header.";

    private Challenge() {}

    static String of(String authorizationUri, AuthenticationException refused, boolean headerMissing) {
        String description = headerMissing ? MISSING : String.valueOf(refused.getMessage());
        return "Bearer authorization_uri=\"" + authorizationUri + "\", error=\"invalid_token\", error_description=\""
                + description.replaceAll("[^ !#-\\[\\]-~]", "?") + "\"";
    }
}
