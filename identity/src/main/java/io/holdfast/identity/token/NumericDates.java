package io.holdfast.identity.token;

import com.nimbusds.jwt.SignedJWT;
import io.holdfast.identity.AuthenticationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The times of a token as they stand in it (RFC 7519 §2: seconds since 1970). A number that no calendar has would become some
 * other time when it is converted: {@code nbf: 1e300} counted as long past.
 */
final class NumericDates {

    private static final String[] CLAIMS = {"exp", "nbf", "iat"};
    /** The end of the year 9999. */
    private static final double MAX_SECONDS = 253_402_300_799.0;

    private NumericDates() {}

    /** @throws AuthenticationException if a time is no number or lies outside of the years 1970 to 9999 */
    static void check(SignedJWT token) throws AuthenticationException {
        Map<String, Object> claims = token.getPayload().toJSONObject();
        if (claims == null) {
            throw TokenErrors.invalid();
        }
        for (String claim : CLAIMS) {
            if (claims.containsKey(claim) && !isTime(claims.get(claim))) {
                throw TokenErrors.invalid();
            }
        }
    }

    private static boolean isTime(@Nullable Object value) {
        return value == null
                || (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= MAX_SECONDS);
    }
}
