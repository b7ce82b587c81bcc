package io.holdfast.model.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding (RFC 3986 §2.1). Input that is not encoded properly is kept as it is. */
public final class Percent {

    private Percent() {}

    /** For comparing path segments: decoded and in lower case; an encoded slash stays encoded, it separates nothing. */
    public static String fold(String segment) {
        String decoded = segment.indexOf('%') < 0 ? segment : decode(segment, true);
        return decoded.toLowerCase(Locale.ROOT);
    }

    /** For reading parts of a query: decoded, {@code +} is a space. */
    public static String decodeQuery(String text) {
        String spaced = text.indexOf('+') < 0 ? text : text.replace('+', ' ');
        return spaced.indexOf('%') < 0 ? spaced : decode(spaced, false);
    }

    private static String decode(String text, boolean keepSlash) {
        var bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int octet = text.charAt(i) == '%' ? octet(text, i) : -1;
            if (octet < 0 || (keepSlash && octet == '/')) {
                int next = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            } else {
                bytes.write(octet);
                i += 3;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int octet(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
