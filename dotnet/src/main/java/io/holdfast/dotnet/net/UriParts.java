package io.holdfast.dotnet.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An absolute URI in its canonical form.
 *
 * @param scheme in small letters
 * @param hasAuthority whether {@code //} follows the scheme
 * @param userInfo empty if there is none
 * @param host in small letters; IPv6 in brackets
 * @param port the scheme's own where none is written; -1 where it has none
 * @param path escaped
 * @param query with its question mark; empty if there is none
 * @param fragment with its hash; empty if there is none
 */
record UriParts(
        String scheme,
        boolean hasAuthority,
        String userInfo,
        String host,
        int port,
        String path,
        String query,
        String fragment) {

    private static final Map<String, Integer> PORTS = Map.of(
            "http", 80, "https", 443, "ftp", 21, "ws", 80, "wss", 443, "mailto", 25, "ldap", 389, "news", 119, "telnet",
            23, "nntp", 119);

    static int defaultPort(String scheme) {
        return PORTS.getOrDefault(scheme, -1);
    }

    boolean isDefaultPort() {
        return port == defaultPort(scheme);
    }

    String authority() {
        return isDefaultPort() ? host : host + ":" + port;
    }

    private String start() {
        String user = userInfo.isEmpty() ? "" : userInfo + "@";
        return scheme + (hasAuthority ? "://" + user + authority() : ":" + user + host);
    }

    String withoutFragment() {
        return start() + path + query;
    }

    String absolute() {
        return withoutFragment() + fragment;
    }

    String left(UriPartial part) {
        return switch (part) {
            case Scheme -> scheme + (hasAuthority ? "://" : ":");
            case Authority -> hasAuthority ? start() : "";
            case Path -> start() + path;
            case Query -> withoutFragment();
        };
    }

    /** What needs no escape is shown bare; what would change the meaning stays escaped. */
    String readable() {
        return start() + bare(path) + bare(query) + bare(fragment);
    }

    private static String bare(String escaped) {
        return Unescaping.of(
                escaped, c -> (c > ' ' && c != 0x7f && "%#?/\\@:;=&+,$!*'()[]".indexOf(c) < 0) || c == ' ');
    }

    List<String> segments() {
        List<String> segments = new ArrayList<>();
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash + 1;
            segments.add(path.substring(from, end));
            from = end;
        }
        return segments;
    }

    boolean isLoopback() {
        return host.equals("localhost")
                || host.equals("loopback")
                || host.equals("[::1]")
                || host.startsWith("127.")
                || (scheme.equals("file") && host.isEmpty());
    }
}
