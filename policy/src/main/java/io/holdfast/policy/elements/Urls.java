package io.holdfast.policy.elements;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding: RFC 3986 §2. */
final class Urls {

    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED_SYMBOLS = "-._~";
    /** What may stand in paths and queries beside unreserved characters. */
    private static final String RESERVED_SYMBOLS = ":/?[]@!$&'()*+,;=%";

    private Urls() {}

    /** Everything that is not unreserved becomes percent-encoded UTF-8. */
    static String encode(String text) {
        return encode(text, "");
    }

    /** Only what must not stand in a URL at all becomes percent-encoded; percent signs stay. */
    static String repair(String url) {
        return encode(url, RESERVED_SYMBOLS);
    }

    private static String encode(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isUnreserved(c) || kept.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED_SYMBOLS.indexOf(c) >= 0;
    }

    /** The name of a query parameter; as written where it isn't validly encoded. */
    static String decodeName(String name) {
        if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
