package io.holdfast.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.security.PrivateKey;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A key that a token may be encrypted for. */
public final class DecryptionKey {

    private final byte @Nullable [] secret;
    private final @Nullable PrivateKey key;

    private DecryptionKey(byte @Nullable [] secret, @Nullable PrivateKey key) {
        this.secret = secret;
        this.key = key;
    }

    /** @throws IllegalArgumentException if it is no Base64 */
    public static DecryptionKey secret(String base64) {
        return new DecryptionKey(
                Base64.getMimeDecoder().decode(base64.replace('-', '+').replace('_', '/')), null);
    }

    /** @param key of RSA */
    public static DecryptionKey of(PrivateKey key) {
        return new DecryptionKey(null, key);
    }

    /** Null if it is not for tokens of that kind. */
    @Nullable
    JWEDecrypter decrypter(JWEHeader head) {
        String algorithm = head.getAlgorithm().getName();
        try {
            if (key != null) {
                return algorithm.startsWith("RSA-OAEP") ? new RSADecrypter(key) : null;
            }
            if (secret == null) {
                return null;
            }
            if (algorithm.equals("dir")) {
                return new DirectDecrypter(secret);
            }
            return algorithm.startsWith("A") && algorithm.endsWith("KW") ? new AESDecrypter(secret) : null;
        } catch (JOSEException | IllegalArgumentException e) {
            return null;
        }
    }
}
