package io.holdfast.tokens;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A key that a token may be signed with. A public key never counts as a secret one, nor the other way round. */
public sealed interface TokenKey {

    /** Null if it has no name. */
    @Nullable
    String id();

    /** Of RSA or of an elliptic curve. */
    record Public(@Nullable String id, PublicKey key) implements TokenKey {}

    /** Shared with the issuer. */
    final class Secret implements TokenKey {

        /** As .NET has it. */
        private static final int LEAST_BYTES = 16;

        private final @Nullable String id;
        private final byte[] bytes;

        private Secret(@Nullable String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        @Override
        public @Nullable String id() {
            return id;
        }

        byte[] bytes() {
            return bytes;
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** @throws IllegalArgumentException if it is no Base64, or of less than 128 bits */
    static TokenKey secret(@Nullable String id, String base64) {
        byte[] bytes = Base64.getMimeDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        if (bytes.length < Secret.LEAST_BYTES) {
            throw new IllegalArgumentException("a key of less than 128 bits");
        }
        return new Secret(id, bytes);
    }

    static TokenKey of(@Nullable String id, X509Certificate certificate) {
        return new Public(id, certificate.getPublicKey());
    }

    /**
     * @param modulus in Base64url, as in a JSON Web Key
     * @throws IllegalArgumentException if it is none
     */
    static TokenKey rsa(@Nullable String id, String modulus, String exponent) {
        return new Public(id, PublishedKeys.rsa(modulus, exponent));
    }
}
