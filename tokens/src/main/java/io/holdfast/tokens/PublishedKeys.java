package io.holdfast.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads keys that issuers publish (RFC 7517). */
final class PublishedKeys {

    private static final int MOST = 200;
    private static final int LEAST_BITS = 1024;

    private PublishedKeys() {}

    /** Those that signatures are verified with; others in the set are of no interest. */
    static List<TokenKey> read(String set) throws ParseException {
        List<TokenKey> keys = new ArrayList<>();
        for (JWK each : JWKSet.parse(set).getKeys()) {
            boolean signs = each.getKeyUse() == null || KeyUse.SIGNATURE.equals(each.getKeyUse());
            PublicKey key = signs && keys.size() < MOST ? publicKey(each) : null;
            if (key != null) {
                keys.add(new TokenKey.Public(each.getKeyID(), key));
            }
        }
        return List.copyOf(keys);
    }

    private static @Nullable PublicKey publicKey(JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa -> rsa.size() < LEAST_BITS ? null : rsa.toRSAPublicKey();
                case ECKey curve -> curve.toECPublicKey();
                default -> null;
            };
        } catch (JOSEException e) {
            return null;
        }
    }

    static PublicKey rsa(String modulus, String exponent) {
        try {
            RSAKey key = new RSAKey.Builder(Base64URL.from(plain(modulus)), Base64URL.from(plain(exponent))).build();
            if (key.size() < LEAST_BITS) {
                throw new IllegalArgumentException("a key of less than 1024 bits");
            }
            return key.toRSAPublicKey();
        } catch (JOSEException | IllegalStateException e) {
            throw new IllegalArgumentException("no RSA key", e);
        }
    }

    /** Base64 in either alphabet. */
    private static String plain(String text) {
        return text.strip().replace('+', '-').replace('/', '_').replace("=", "");
    }
}
