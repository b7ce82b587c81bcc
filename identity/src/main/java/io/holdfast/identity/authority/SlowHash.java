package io.holdfast.identity.authority;

import io.holdfast.model.json.Json;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How earlier versions stored a client secret: PBKDF2 with HMAC-SHA-256 (RFC 8018). None is made any more. */
record SlowHash(int iterations, byte[] salt, byte[] hash) {

    /** Matches no secret. */
    static final SlowHash NONE = new SlowHash(1, new byte[16], new byte[0]);

    private static final int ITERATIONS = 60_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int HASH_BITS = 256;

    boolean matches(String secret) {
        return MessageDigest.isEqual(hash, derive(secret, salt, iterations));
    }

    /** Takes as long as a comparison with a real hash. */
    static void pretend(String secret) {
        derive(secret, NONE.salt, ITERATIONS);
    }

    void writeTo(ObjectNode record) {
        record.put("algorithm", "PBKDF2WithHmacSHA256");
        record.put("iterations", iterations);
        record.put("salt", Base64.getEncoder().encodeToString(salt));
        record.put("hash", Base64.getEncoder().encodeToString(hash));
    }

    /** Null if the record holds none that a secret could match. */
    static @Nullable SlowHash readFrom(ObjectNode record) {
        String hash = Json.required(record, "hash");
        return hash.isEmpty()
                ? null
                : new SlowHash(
                        Math.clamp(record.path("iterations").asInt(ITERATIONS), 1, MAX_ITERATIONS),
                        Base64.getDecoder().decode(Json.required(record, "salt")),
                        Base64.getDecoder().decode(hash));
    }

    private static byte[] derive(String secret, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is not available in this JDK", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Without salt and hash. */
    @Override
    public String toString() {
        return "SlowHash";
    }
}
