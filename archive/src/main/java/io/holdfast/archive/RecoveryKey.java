package io.holdfast.archive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** A 256-bit key that seals archives. It is named by its fingerprint, which tells nothing about it. */
public final class RecoveryKey {

    static final int BYTES = 32;

    private final byte[] secret;
    private final String fingerprint;

    RecoveryKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a recovery key has " + BYTES + " bytes, not " + secret.length);
        }
        this.secret = secret.clone();
        this.fingerprint = HexFormat.of().formatHex(Arrays.copyOf(digest("holdfast recovery key"), 8));
    }

    static RecoveryKey generate() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new RecoveryKey(secret);
    }

    /** 16 hexadecimal digits. */
    public String fingerprint() {
        return fingerprint;
    }

    byte[] secret() {
        return secret.clone();
    }

    private byte[] digest(String purpose) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(purpose.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return sha.digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Names the key; never shows it. */
    @Override
    public String toString() {
        return "recovery key " + fingerprint;
    }
}
