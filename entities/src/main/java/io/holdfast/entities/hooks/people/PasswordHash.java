package io.holdfast.entities.hooks.people;

import io.holdfast.entities.Randoms;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-512, a random salt of 16 bytes and the number of rounds that OWASP's password storage cheat sheet
 * asks for, written as {@code $pbkdf2-sha512$i=210000$salt$hash} so that the parameters can change later.
 */
final class PasswordHash {

    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    private PasswordHash() {}

    static String of(String password) {
        byte[] salt = Randoms.bytes(SALT_BYTES);
        return "$pbkdf2-sha512$i=" + ROUNDS + "$" + text(salt) + "$" + text(hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        var key = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA512", e);
        } finally {
            key.clearPassword();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
