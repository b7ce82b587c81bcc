package io.holdfast.dotnet.net;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encodings: of forms, as WebUtility has them, and of parts of URIs. */
final class Percent {

    private static final String FORM_SAFE = "-_.!*()";
    static final String UNRESERVED = "-_.~";
    static final String RESERVED = ":/?#[]@!$&'()*+,;=";
    private static final int HEX = 16;
    private static final String DIGITS = "0123456789ABCDEF";

    private Percent() {}

    static String form(Work work, String text) {
        return formOf(work, text.getBytes(StandardCharsets.UTF_8));
    }

    static String formOf(Work work, byte[] bytes) {
        work.charge(6L * bytes.length);
        StringBuilder encoded = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (c == ' ') {
                encoded.append('+');
            } else if (isPlain(c, FORM_SAFE)) {
                encoded.append(c);
            } else {
                append(encoded, b);
            }
        }
        return encoded.toString();
    }

    static boolean isPlain(char c, String more) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 0x80 && more.indexOf(c) >= 0);
    }

    static void append(StringBuilder encoded, byte b) {
        encoded.append('%').append(DIGITS.charAt((b >> 4) & 0xf)).append(DIGITS.charAt(b & 0xf));
    }

    static String formDecoded(Work work, String text) {
        return decoded(work, text, true);
    }

    /** Bytes that are no UTF-8 become replacement characters; a % without two digits stays. */
    private static String decoded(Work work, String text, boolean plusIsSpace) {
        work.charge(2L * text.length());
        StringBuilder decoded = new StringBuilder(text.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '%' ? octet(text, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
                continue;
            }
            flush(bytes, decoded);
            decoded.append(plusIsSpace && text.charAt(i) == '+' ? ' ' : text.charAt(i));
        }
        flush(bytes, decoded);
        return decoded.toString();
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder into) {
        if (bytes.size() > 0) {
            into.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }

    static byte[] formBytes(Work work, byte[] encoded) {
        work.charge(encoded.length);
        String text = new String(encoded, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '%' ? octet(text, i + 1) : -1;
            bytes.write(value >= 0 ? value : text.charAt(i) == '+' ? ' ' : text.charAt(i));
            i += value >= 0 ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    /** The value of two hexadecimal digits; -1 if there are none. */
    static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), HEX);
        int low = Character.digit(text.charAt(at + 1), HEX);
        return high < 0 || low < 0 || text.charAt(at) > 'f' || text.charAt(at + 1) > 'f' ? -1 : high * HEX + low;
    }

    /** {@code Uri.EscapeDataString} and, with more characters let through, {@code EscapeUriString}. */
    static String escaped(Work work, String text, String safe) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        work.charge(6L * bytes.length);
        StringBuilder encoded = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (isPlain(c, safe)) {
                encoded.append(c);
            } else {
                append(encoded, b);
            }
        }
        return encoded.toString();
    }

    /** {@code Uri.UnescapeDataString}: bytes that are no UTF-8 stay as they are written. */
    static String unescaped(Work work, String text) {
        work.charge(2L * text.length());
        return Unescaping.of(text, c -> true);
    }

    static String hexEscape(char c) {
        if (c > 0xff) {
            throw NetException.argumentOutOfRange("character");
        }
        return "%" + String.format(Locale.ROOT, "%02X", (int) c);
    }
}
