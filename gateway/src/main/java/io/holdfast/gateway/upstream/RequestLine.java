package io.holdfast.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What may stand in the first line of a request. */
public final class RequestLine {

    private RequestLine() {}

    /** A policy may have put anything into the target: what a request line cannot carry is percent-encoded. */
    public static String clean(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (!isPlain(target.charAt(i))) {
                return encodeOdd(target);
            }
        }
        return target;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '#';
    }

    private static String encodeOdd(String target) {
        var result = new StringBuilder(target.length() + 16);
        for (byte octet : target.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isPlain(c)) {
                result.append(c);
            } else {
                result.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return result.toString();
    }
}
