package io.holdfast.identity.authority;

import io.holdfast.identity.support.Json;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A client secret as it is stored: PBKDF2 with HMAC-SHA-256 (RFC 8018). The secrets are random, 256 bits, so the
 * iterations need not make up for a weak choice; they make a stolen database useless all the same.
 *
 * @param id names the secret among those of its application
 * @param label who asked for it; secrets of one label are replaced together
 */
record SecretHash(String id, String clientId, String label, int iterations, byte[] salt, byte[] hash) {

    private static final int ITERATIONS = 60_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SecretHash of(String id, String clientId, String label, String secret) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SecretHash(id, clientId, label, ITERATIONS, salt, derive(secret, salt, ITERATIONS));
    }

    boolean matches(String secret) {
        return MessageDigest.isEqual(hash, derive(secret, salt, iterations));
    }

    /** Takes as long as a comparison with a real secret. */
    static void pretend(String secret) {
        derive(secret, new byte[SALT_BYTES], ITERATIONS);
    }

    byte[] toRecord() {
        var record = Json.object();
        record.put("id", id);
        record.put("clientId", clientId);
        record.put("label", label);
        record.put("algorithm", "PBKDF2WithHmacSHA256");
        record.put("iterations", iterations);
        record.put("salt", Base64.getEncoder().encodeToString(salt));
        record.put("hash", Base64.getEncoder().encodeToString(hash));
        return Json.bytes(record);
    }

    static SecretHash fromRecord(byte[] document) {
        var record = Json.parse(document);
        return new SecretHash(
                Json.required(record, "id"),
                Json.required(record, "clientId"),
                Json.required(record, "label"),
                Math.clamp(record.path("iterations").asInt(ITERATIONS), 1, MAX_ITERATIONS),
                Base64.getDecoder().decode(Json.required(record, "salt")),
                Base64.getDecoder().decode(Json.required(record, "hash")));
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
        return "SecretHash[" + clientId + "/" + id + "]";
    }
}
