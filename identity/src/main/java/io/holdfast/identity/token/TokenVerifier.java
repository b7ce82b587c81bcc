package io.holdfast.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Authenticator;
import io.holdfast.identity.Principal;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Verifies bearer tokens: JSON Web Tokens (RFC 7519) signed with RS256 by the one trusted issuer. Issuer, signature,
 * expiry, not-before and audience are all checked, in this order; the times with five minutes of tolerance. A token that was
 * found good is not verified again while its times and its key are; what its holder may do is asked every time, elsewhere.
 * Thread-safe.
 */
public final class TokenVerifier implements Authenticator {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int MAX_TOKEN_CHARACTERS = 32 * 1024;
    private static final String SCHEME = "Bearer ";

    private final TrustedIssuer issuer;
    /** Grows only: what was accepted once is accepted for good. */
    private final Audiences audiences = new Audiences();

    private final VerifiedTokens verified = new VerifiedTokens();
    private final Clock clock;

    /** @param additionalAudiences accepted besides those of Azure Resource Manager itself */
    public TokenVerifier(TrustedIssuer issuer, Collection<String> additionalAudiences, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        additionalAudiences.forEach(audiences::add);
    }

    /** From now on also accepts tokens for {@code audience}: the server's own address, once its port is known. */
    public void acceptAudience(String audience) {
        audiences.add(audience);
    }

    @Override
    public Principal authenticate(@Nullable String authorization) throws AuthenticationException {
        String token = bearer(authorization);
        String digest = VerifiedTokens.digest(token);
        var known = verified.find(digest);
        if (known.isPresent() && isStillGood(known.get())) {
            return known.get().principal();
        }
        verified.remove(digest);
        VerifiedToken fresh = verify(parse(token));
        verified.keep(digest, token.length(), fresh);
        return fresh.principal();
    }

    private VerifiedToken verify(SignedJWT token) throws AuthenticationException {
        JWTClaimsSet claims = claims(token);
        checkIssuer(claims);
        RSAPublicKey key = checkSignature(token);
        NumericDates.check(token);
        checkTimes(claims);
        if (!audiences.accepts(claims.getAudience())) {
            throw TokenErrors.wrongAudience(claims.getAudience(), audiences.allowed());
        }
        Principal principal = Claims.principal(claims, issuer.tenantId()).orElseThrow(TokenErrors::invalid);
        Date notBefore = claims.getNotBeforeTime();
        return new VerifiedToken(
                principal,
                token.getHeader().getKeyID(),
                key,
                notBefore == null ? Instant.EPOCH : notBefore.toInstant(),
                claims.getExpirationTime().toInstant());
    }

    /** A key that was taken back or replaced ends what it signed, as without memory. */
    private boolean isStillGood(VerifiedToken known) throws AuthenticationException {
        Instant now = clock.instant();
        try {
            return now.isBefore(known.until().plus(SKEW))
                    && !now.plus(SKEW).isBefore(known.notBefore())
                    && issuer.keys()
                            .find(known.keyId())
                            .filter(known.key()::equals)
                            .isPresent();
        } catch (IssuerUnavailableException e) {
            throw TokenErrors.issuerUnavailable(issuer);
        }
    }

    private static String bearer(@Nullable String authorization) throws AuthenticationException {
        if (authorization == null || authorization.isBlank()) {
            throw TokenErrors.missing();
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw TokenErrors.notBearer();
        }
        if (authorization.length() > MAX_TOKEN_CHARACTERS) {
            throw TokenErrors.invalid();
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private static SignedJWT parse(String token) throws AuthenticationException {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw TokenErrors.invalid();
        }
    }

    private static JWTClaimsSet claims(SignedJWT token) throws AuthenticationException {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (claims != null) {
                return claims;
            }
        } catch (ParseException e) {
            // answered below, like every other malformed token
        }
        throw TokenErrors.invalid();
    }

    private void checkIssuer(JWTClaimsSet claims) throws AuthenticationException {
        String actual = claims.getIssuer();
        if (actual == null) {
            throw TokenErrors.invalid();
        }
        if (!issuer.issuers().contains(actual)) {
            throw TokenErrors.wrongIssuer(actual, issuer);
        }
    }

    private RSAPublicKey checkSignature(SignedJWT token) throws AuthenticationException {
        // Any other algorithm is refused before a key is looked at: no "none", no HMAC under a public key.
        String keyId = token.getHeader().getKeyID();
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm()) || keyId == null) {
            throw TokenErrors.invalid();
        }
        try {
            var key = issuer.keys().find(keyId).orElseThrow(TokenErrors::invalid);
            if (!token.verify(new RSASSAVerifier(key))) {
                throw TokenErrors.invalid();
            }
            return key;
        } catch (IssuerUnavailableException e) {
            throw TokenErrors.issuerUnavailable(issuer);
        } catch (JOSEException | IllegalStateException e) {
            throw TokenErrors.invalid();
        }
    }

    private void checkTimes(JWTClaimsSet claims) throws AuthenticationException {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        if (expiry == null) {
            throw TokenErrors.invalid();
        }
        if (!now.isBefore(expiry.toInstant().plus(SKEW))) {
            throw TokenErrors.expired(expiry.toInstant(), now);
        }
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && now.plus(SKEW).isBefore(notBefore.toInstant())) {
            throw TokenErrors.notYetValid(notBefore.toInstant(), now);
        }
    }
}
