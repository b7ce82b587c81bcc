package io.holdfast.entities;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Unguessable values. */
public final class Randoms {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 16;

    private Randoms() {}

    /** A subscription key: 32 hexadecimal digits. */
    public static String key() {
        return HexFormat.of().formatHex(bytes(KEY_BYTES));
    }

    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
