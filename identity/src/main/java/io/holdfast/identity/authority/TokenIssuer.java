package io.holdfast.identity.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.holdfast.identity.token.TrustedIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;

/** Signs access tokens in the form that Entra gives to an application's, version 1.0. */
final class TokenIssuer {

    static final Duration LIFETIME = Duration.ofHours(1);

    private final String tenantId;
    private final SigningKeys keys;
    private final Clock clock;

    TokenIssuer(String tenantId, SigningKeys keys, Clock clock) {
        this.tenantId = tenantId;
        this.keys = keys;
        this.clock = clock;
    }

    String issuer() {
        return TrustedIssuer.nameOf(tenantId);
    }

    IssuedToken issue(Application application, String audience) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiry = now.plus(LIFETIME);
        SigningKey key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        var token = new SignedJWT(header, claims(application, audience, now, expiry));
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
        return new IssuedToken(token.serialize(), now, expiry, audience);
    }

    private JWTClaimsSet claims(Application application, String audience, Instant now, Instant expiry) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(audience)
                .subject(application.objectId())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(expiry))
                .claim("appid", application.clientId())
                .claim("appidacr", "1")
                .claim("app_displayname", application.displayName())
                .claim("idp", issuer())
                .claim("idtyp", "app")
                .claim("oid", application.objectId())
                .claim("tid", tenantId)
                .claim("uti", UUID.randomUUID().toString())
                .claim("ver", "1.0")
                .build();
    }
}
