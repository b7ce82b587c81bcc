package io.holdfast.identity.token;

import io.holdfast.identity.AuthenticationException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every way in which a token is refused, in ARM's words: clients and runbooks match on them. */
final class TokenErrors {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
    private static final int SHOWN_CHARACTERS = 200;

    private TokenErrors() {}

    static AuthenticationException missing() {
        return new AuthenticationException(
                "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
    }

    static AuthenticationException notBearer() {
        return new AuthenticationException(
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is provided in an invalid format.");
    }

    static AuthenticationException invalid() {
        return new AuthenticationException("InvalidAuthenticationToken", "The access token is invalid.");
    }

    static AuthenticationException expired(Instant expiry, Instant now) {
        return new AuthenticationException(
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time '" + TIME.format(expiry) + "' is earlier than current UTC time '"
                        + TIME.format(now) + "'.");
    }

    static AuthenticationException notYetValid(Instant notBefore, Instant now) {
        return new AuthenticationException(
                "InvalidAuthenticationToken",
                "The access token is not valid before UTC time '" + TIME.format(notBefore) + "'; current UTC time is '"
                        + TIME.format(now) + "'.");
    }

    static AuthenticationException wrongAudience(List<String> audiences, List<String> allowed) {
        return new AuthenticationException(
                "InvalidAuthenticationTokenAudience",
                "The access token has been obtained for wrong audience or resource '"
                        + shown(String.join(",", audiences))
                        + "'. It should exactly match with one of the allowed audiences "
                        + allowed.stream().map(a -> "'" + a + "'").collect(Collectors.joining(","))
                        + ".");
    }

    static AuthenticationException wrongIssuer(String actual, TrustedIssuer expected) {
        return new AuthenticationException(
                "InvalidAuthenticationTokenTenant",
                "The access token is from the wrong issuer '" + shown(actual) + "'. It must match the tenant '"
                        + expected.issuers().getFirst()
                        + "' associated with this subscription. Please use the authority (URL) '"
                        + expected.authority().get()
                        + "' to get the token. Note, if the subscription is transferred to another tenant there is no"
                        + " impact to the services, but information about new tenant could take time to propagate (up to"
                        + " an hour). If you just transferred your subscription and see this error message, please try"
                        + " back later.");
    }

    static AuthenticationException issuerUnavailable(TrustedIssuer issuer) {
        return new AuthenticationException(
                503,
                "AuthenticationServiceUnavailable",
                "The signing keys of issuer '" + issuer.issuers().getFirst()
                        + "' cannot be read at this time, so no access token can be verified. Please try again later.");
    }

    /** What a caller wrote, safe to put into a header and short enough for a log line. */
    private static String shown(String text) {
        String clean = text.replaceAll("[^!#-&(-\\[\\]-~]", "?");
        return clean.length() <= SHOWN_CHARACTERS ? clean : clean.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
