package io.holdfast.policy;

/**
 * Finds the segments of a raw path that a server may take for {@code .} or {@code ..}, whatever reading it has: percent-encoded
 * ones, those behind an encoded slash or a backslash, and those with path parameters ({@code ..;v=1}). Each of these is resolved by
 * some server (RFC 3986 §5.2.4 asks for the plain ones), so a path with one may lead out of the place that it was routed to.
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
                int octet = octet(path, i);
                i += octet < 0 ? 0 : 2;
                c = octet < 0 ? c : (char) octet;
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

    private static int octet(CharSequence path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
