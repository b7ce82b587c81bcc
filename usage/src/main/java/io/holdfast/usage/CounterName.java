package io.holdfast.usage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a counter is called. Callers can choose what a policy counts by, a header for example, so what is kept of it is bounded: a long
 * key is kept as its digest, which no other key has.
 */
public final class CounterName {

    /** In UTF-16 characters. */
    public static final int MOST = 200;

    private static final String DIGEST = "sha256:";

    private CounterName() {}

    /** The name under which {@code key} is counted: the same for the same key, and at most {@link #MOST} characters. */
    public static String of(String key) {
        if (key.length() <= MOST && !key.startsWith(DIGEST) && isPlain(key)) {
            return key;
        }
        return DIGEST + HexFormat.of().formatHex(sha256().digest(bytes(key)));
    }

    /** Whether every database takes it as it is. */
    private static boolean isPlain(String key) {
        return key.indexOf('\0') < 0
                && key.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Char by char: an encoder would make one of all halves of characters. */
    private static byte[] bytes(String key) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * key.length());
        bytes.asCharBuffer().put(key);
        return bytes.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
