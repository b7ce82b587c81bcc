package io.holdfast.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random names. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 8 random bytes in base64. */
    static String etag() {
        return Base64.getEncoder().encodeToString(bytes(8));
    }

    /** 128 random bits, safe in a URL path. */
    static String operationId() {
        return HexFormat.of().formatHex(bytes(16));
    }

    /** Safe in a file name and in a table name. */
    static String generation() {
        return HexFormat.of().formatHex(bytes(8));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
