package io.holdfast.identity.authority;

/**
 * A refusal of a token request (RFC 6749 §5.2).
 *
 * <p>The numbers are those that Entra gives in {@code error_codes} for the same cause; clients look at them.
 */
final class OAuthError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final int number;

    private OAuthError(int status, String error, int number, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.number = number;
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", 900144, description);
    }

    static OAuthError unknownTenant(String tenant, String own) {
        return new OAuthError(
                400,
                "invalid_request",
                90002,
                "Tenant '" + shown(tenant) + "' is not known here. This authority serves tenant '" + own
                        + "': use its id, which the credentials file names.");
    }

    static OAuthError unsupportedGrant(String grant) {
        return new OAuthError(
                400,
                "unsupported_grant_type",
                70003,
                "Grant type '" + shown(grant) + "' is not supported: use client_credentials.");
    }

    static OAuthError interactive() {
        return new OAuthError(
                400,
                "unsupported_response_type",
                700051,
                "This authority signs in applications only, not people in a browser: use client credentials, or configure"
                        + " an OpenID Connect issuer.");
    }

    static OAuthError invalidScope(String scope) {
        return new OAuthError(
                400,
                "invalid_scope",
                70011,
                "Scope '" + shown(scope) + "' is not valid: name one resource followed by /.default, for example"
                        + " https://management.azure.com/.default.");
    }

    static OAuthError invalidTarget(String resource) {
        return new OAuthError(
                400,
                "invalid_resource",
                500011,
                "Resource '" + shown(resource) + "' is not valid: it must be an absolute URI or a GUID.");
    }

    static OAuthError invalidClient() {
        return new OAuthError(
                401,
                "invalid_client",
                7000215,
                "The client secret is wrong, or no application with this client id is registered. Check both values; a"
                        + " secret is shown only when it is made.");
    }

    static OAuthError unsupportedAssertion() {
        return new OAuthError(
                401,
                "invalid_client",
                700027,
                "Client assertions (certificates) are not supported by this authority: use a client secret.");
    }

    static OAuthError tooManyAttempts() {
        return new OAuthError(
                429,
                "temporarily_unavailable",
                50196,
                "Too many sign-ins failed from this address. Try again in a second, with the right client id and secret.");
    }

    static OAuthError wrongMethod(String allowed) {
        return new OAuthError(405, "invalid_request", 900561, "This endpoint only answers " + allowed + " requests.");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    int number() {
        return number;
    }

    private static String shown(String text) {
        String clean = text.replaceAll("[^ !#-&(-\\[\\]-~]", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "...";
    }
}
