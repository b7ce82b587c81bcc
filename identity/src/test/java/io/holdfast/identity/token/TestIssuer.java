package io.holdfast.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An issuer whose private key the tests hold. */
final class TestIssuer {

    static final String TENANT = "72f988bf-0000-4000-8000-000000000001";
    static final String OBJECT_ID = "0b1c0000-0000-4000-8000-000000000002";
    static final String APP_ID = "a9900000-0000-4000-8000-000000000003";
    static final RSAKey KEY = newKey("key-1");

    private final Clock clock;

    TestIssuer(Clock clock) {
        this.clock = clock;
    }

    TrustedIssuer trusted() {
        return new TrustedIssuer(
                TENANT,
                List.of(TrustedIssuer.nameOf(TENANT), "https://login.microsoftonline.com/" + TENANT + "/v2.0"),
                () -> "https://login.windows.net/" + TENANT,
                keyId -> keyId.equals("key-1") ? Optional.of(publicKey(KEY)) : Optional.empty());
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static java.security.interfaces.RSAPublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(TrustedIssuer.nameOf(TENANT))
                .audience("https://management.azure.com/")
                .notBeforeTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
                .claim("oid", OBJECT_ID)
                .claim("appid", APP_ID)
                .claim("tid", TENANT);
    }

    String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(KEY, "key-1", change.apply(claims()).build());
    }

    String token() {
        return token(claims -> claims);
    }

    static String sign(RSAKey key, String keyId, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
