package io.holdfast.identity.authority;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request for a token by client credentials (RFC 6749 §4.4).
 *
 * @param audience what the token is to be for
 */
record TokenRequest(String clientId, String clientSecret, String audience) {

    private static final String DEFAULT = "/.default";
    /** Scopes that clients add to any request; they mean nothing for an application. */
    private static final List<String> RESERVED = List.of("openid", "profile", "email", "offline_access");

    private static final Pattern AUDIENCE =
            Pattern.compile("[a-z][a-z0-9+.-]{0,31}:[!-~&&[^\"\\\\<>]]{1,400}|[0-9a-f-]{36}", Pattern.CASE_INSENSITIVE);

    /** @param authorization the Authorization header, or null */
    static TokenRequest parse(Map<String, String> form, @Nullable String authorization) throws OAuthError {
        String grant = form.get("grant_type");
        if (grant == null) {
            throw OAuthError.invalidRequest("Parameter 'grant_type' is missing: use client_credentials.");
        }
        if (!grant.equals("client_credentials")) {
            throw OAuthError.unsupportedGrant(grant);
        }
        if (form.containsKey("client_assertion")) {
            throw OAuthError.unsupportedAssertion();
        }
        String[] client = authorization == null ? inForm(form) : inHeader(authorization, form);
        return new TokenRequest(client[0], client[1], audience(form));
    }

    private static String[] inForm(Map<String, String> form) throws OAuthError {
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        if (id == null || secret == null) {
            throw OAuthError.invalidRequest(
                    "Parameter '" + (id == null ? "client_id" : "client_secret") + "' is missing.");
        }
        return new String[] {id, secret};
    }

    /** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
    private static String[] inHeader(String authorization, Map<String, String> form) throws OAuthError {
        if (form.containsKey("client_secret")) {
            throw OAuthError.invalidRequest(
                    "The client secret came twice: send it in the Authorization header or in the form, not in both.");
        }
        try {
            String[] scheme = authorization.strip().split(" +", 2);
            if (scheme.length == 2 && scheme[0].equalsIgnoreCase("Basic")) {
                var decoded = new String(Base64.getDecoder().decode(scheme[1]), StandardCharsets.UTF_8);
                int colon = decoded.indexOf(':');
                if (colon > 0) {
                    return new String[] {
                        Form.decode(decoded.substring(0, colon)), Form.decode(decoded.substring(colon + 1))
                    };
                }
            }
        } catch (IllegalArgumentException e) {
            // answered below, like every other malformed header
        }
        throw OAuthError.invalidRequest("The Authorization header is not valid: it must be Basic, with client id and"
                + " secret form-encoded and joined by a colon.");
    }

    private static String audience(Map<String, String> form) throws OAuthError {
        String scope = form.get("scope");
        String resource = form.get("resource");
        if (scope == null && resource == null) {
            throw OAuthError.invalidRequest(
                    "Parameter 'scope' (or 'resource') is missing: name what the token is for.");
        }
        String audience = resource != null ? resource : fromScope(String.valueOf(scope));
        if (!AUDIENCE.matcher(audience).matches()) {
            throw OAuthError.invalidTarget(audience);
        }
        return audience;
    }

    /** Only the last {@code /.default} is cut off: a double slash means an audience that ends in one. */
    private static String fromScope(String scope) throws OAuthError {
        List<String> scopes = Pattern.compile(" +")
                .splitAsStream(scope.strip())
                .filter(s -> !RESERVED.contains(s))
                .toList();
        if (scopes.size() != 1 || !scopes.getFirst().endsWith(DEFAULT)) {
            throw OAuthError.invalidScope(scope);
        }
        String single = scopes.getFirst();
        return single.substring(0, single.length() - DEFAULT.length());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenRequest[" + clientId + ", " + audience + "]";
    }
}
