package io.holdfast.gateway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request: origin form ({@code /path?query}) or absolute form, whose authority then replaces the Host field (RFC
 * 9112 §3.2.2).
 *
 * @param authority as the caller wrote it, or null in origin form
 */
record RequestTarget(@Nullable String authority, String path, String query) {

    /** Null if it is of another form, or has characters that belong in no URI. */
    static @Nullable RequestTarget parse(String target) {
        if (!isPrintable(target)) {
            return null;
        }
        if (target.startsWith("/")) {
            return split(null, target);
        }
        int scheme = target.indexOf("://");
        if (scheme < 0 || !isHttp(target.substring(0, scheme))) {
            return null;
        }
        int start = scheme + 3;
        int path = start;
        while (path < target.length() && "/?".indexOf(target.charAt(path)) < 0) {
            path++;
        }
        String rest = target.substring(path);
        String authority = target.substring(start, path);
        return authority.isEmpty() ? null : split(authority, rest.startsWith("/") ? rest : "/" + rest);
    }

    private static boolean isHttp(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    private static RequestTarget split(@Nullable String authority, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestTarget(authority, target, "")
                : new RequestTarget(authority, target.substring(0, mark), target.substring(mark + 1));
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return false;
            }
        }
        return true;
    }

    /** The host of an authority in lower case: without port, without a final dot. */
    static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        String host = (port ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The port of an authority; -1 if it names none. */
    static int port(String authority) {
        int colon = authority.lastIndexOf(':');
        if (colon <= authority.lastIndexOf(']')) {
            return -1;
        }
        try {
            return Integer.parseInt(authority, colon + 1, authority.length(), 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether it can be an authority: no user name, no path, nothing odd. */
    static boolean isAuthority(String authority) {
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && "-._~:[]%!$&'()*+,;=".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
