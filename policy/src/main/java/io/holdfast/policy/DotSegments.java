package io.holdfast.policy;

/**
 * Finds the segments of a raw path that a server may take for {@code .} or {@code ..}, whatever reading it has: percent-encoded
 * ones ({@code %2e}, {@code %u002e}), those behind an encoded slash or a backslash, and those with path parameters
 * ({@code ..;v=1}). Each of these is resolved by some server (RFC 3986 §5.2.4 asks for the plain ones), so a path with one may lead
 * out of the place that it was routed to.
 */
public final class DotSegments {

    private DotSegments() {}

    /**
     * How many there are, when the path is decoded once, split at {@code /} and {@code \} and each part is cut at {@code ;}.
     *
     * @param path raw, without query
     */
    public static int count(CharSequence path) {
        int found = 0;
        int dots = 0;
        boolean plain = true;
        boolean cut = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = hex(path, i + 1, 2);
                int wide = octet < 0 && isU(path, i + 1) ? hex(path, i + 2, 4) : -1;
                c = octet >= 0 ? (char) octet : wide >= 0 ? (char) wide : c;
                i += octet >= 0 ? 2 : wide >= 0 ? 5 : 0;
            }
            if (c == '/' || c == '\\') {
                found += plain && isDots(dots) ? 1 : 0;
                dots = 0;
                plain = true;
                cut = false;
            } else if (c == ';') {
                cut = true;
            } else if (!cut) {
                dots += c == '.' ? 1 : 0;
                plain &= c == '.';
            }
        }
        return found + (plain && isDots(dots) ? 1 : 0);
    }

    private static boolean isDots(int dots) {
        return dots == 1 || dots == 2;
    }

    /** Windows' HTTP.sys reads {@code %u002e} as {@code .} by default. */
    private static boolean isU(CharSequence path, int at) {
        return at < path.length() && (path.charAt(at) == 'u' || path.charAt(at) == 'U');
    }

    /** The number that so many hexadecimal digits make, or -1. */
    private static int hex(CharSequence path, int at, int digits) {
        if (at + digits > path.length()) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(path.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }
}
