package io.holdfast.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Keys whose private part the tests hold. */
final class TestKeys {

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    static final RSAKey RSA = rsa("rsa");
    static final RSAKey OTHER = rsa("rsa");
    static final ECKey CURVE = curve();
    static final byte[] SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".getBytes();

    private TestKeys() {}

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey curve() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static TokenKey published(RSAKey key) {
        try {
            return new TokenKey.Public(key.getKeyID(), key.toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<TokenKey> published() {
        try {
            return List.of(published(RSA), new TokenKey.Public("curve", CURVE.toECPublicKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static TokenKey secret() {
        return TokenKey.secret(null, Base64.getEncoder().encodeToString(SECRET));
    }

    static String set(RSAKey... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .audience("api")
                .subject("ada")
                .jwtID("1")
                .issueTime(Date.from(NOW))
                .notBeforeTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(3600)));
    }

    static String token(JWTClaimsSet claims) {
        return token(JWSAlgorithm.RS256, "rsa", claims);
    }

    static String token(JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims) {
        try {
            JWSSigner signer = JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)
                    ? new MACSigner(SECRET)
                    : JWSAlgorithm.Family.RSA.contains(algorithm) ? new RSASSASigner(RSA) : new ECDSASigner(CURVE);
            return token(algorithm, keyId, claims, signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String token(JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(keyId)
                        .type(com.nimbusds.jose.JOSEObjectType.JWT)
                        .build(),
                claims);
        token.sign(signer);
        return token.serialize();
    }
}
