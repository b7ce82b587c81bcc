package io.holdfast.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whether a key made a signature. The algorithm must be one of the key's kind, whatever the token says. */
final class Signatures {

    private static final Map<String, String> MACS =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

    private Signatures() {}

    static boolean isBy(TokenKey key, JWSObject token) {
        return switch (key) {
            case TokenKey.Secret secret -> isBy(secret, token);
            case TokenKey.Public known -> isBy(known, token);
        };
    }

    /** Not by a verifier of the library, which wants longer keys than issuers on .NET have. */
    private static boolean isBy(TokenKey.Secret key, JWSObject token) {
        JWSHeader head = token.getHeader();
        String name = MACS.get(head.getAlgorithm().getName());
        if (name == null || head.getCriticalParams() != null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.bytes(), name));
            byte[] expected = mac.doFinal(token.getSigningInput());
            return MessageDigest.isEqual(expected, token.getSignature().decode());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    private static boolean isBy(TokenKey.Public key, JWSObject token) {
        try {
            JWSVerifier verifier = verifier(key, token.getHeader().getAlgorithm());
            return verifier != null && token.verify(verifier);
        } catch (JOSEException | IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable JWSVerifier verifier(TokenKey.Public key, JWSAlgorithm algorithm) throws JOSEException {
        if (key.key() instanceof RSAPublicKey rsa && JWSAlgorithm.Family.RSA.contains(algorithm)) {
            return new RSASSAVerifier(rsa);
        }
        boolean curve = algorithm.equals(JWSAlgorithm.ES256)
                || algorithm.equals(JWSAlgorithm.ES384)
                || algorithm.equals(JWSAlgorithm.ES512);
        return key.key() instanceof ECPublicKey ec && curve ? new ECDSAVerifier(ec) : null;
    }
}
