package io.holdfast.dotnet.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes URIs apart. */
final class UriParser {

    private static final Set<String> HIERARCHICAL = Set.of(
            "http", "https", "ftp", "ws", "wss", "file", "gopher", "nntp", "telnet", "ldap", "net.tcp", "net.pipe");
    private static final int MOST_PORT = 65_535;

    private UriParser() {}

    /** Null if the text is no absolute URI. @throws NetException if it is a wrong one */
    static @Nullable UriParts parse(String given) {
        String text = given.strip();
        int colon = text.indexOf(':');
        if (colon < 2 || !isScheme(text.substring(0, colon))) {
            return null;
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        boolean known = HIERARCHICAL.contains(scheme);
        if (known) {
            int end = end(rest, "?#");
            rest = rest.substring(0, end).replace('\\', '/') + rest.substring(end);
        }
        if (!rest.startsWith("//")) {
            if (known && !scheme.equals("file")) {
                throw NetUri.format("Invalid URI: The Authority/Host could not be parsed.");
            }
            return opaque(scheme, rest);
        }
        int end = end(rest.substring(2), "/?#") + 2;
        return hierarchical(scheme, known, rest.substring(2, end), rest.substring(end));
    }

    private static UriParts opaque(String scheme, String rest) {
        int end = end(rest, "?#");
        String user = "";
        String host = "";
        String path = rest.substring(0, end);
        if (scheme.equals("mailto") && path.indexOf('@') > 0) {
            user = path.substring(0, path.indexOf('@'));
            host = path.substring(path.indexOf('@') + 1);
            path = "";
        }
        String tail = rest.substring(end);
        return new UriParts(
                scheme,
                false,
                user,
                host,
                UriParts.defaultPort(scheme),
                escaped(path),
                escaped(query(tail)),
                escaped(fragment(tail)));
    }

    private static UriParts hierarchical(String scheme, boolean known, String authority, String rest) {
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        String hostPort = authority.substring(at + 1);
        int colon = hostPort.lastIndexOf(':');
        boolean hasPort = colon >= 0 && hostPort.indexOf(']') < colon;
        String host = (hasPort ? hostPort.substring(0, colon) : hostPort).toLowerCase(Locale.ROOT);
        int port = hasPort && colon + 1 < hostPort.length()
                ? port(hostPort.substring(colon + 1))
                : UriParts.defaultPort(scheme);
        checkHost(scheme, known, host);
        int end = end(rest, "?#");
        String path = escaped(rest.substring(0, end));
        String tail = rest.substring(end);
        String compressed = known ? compressed(path) : path;
        return new UriParts(
                scheme,
                true,
                escaped(user),
                canonicalHost(host),
                port,
                compressed.isEmpty() ? "/" : compressed,
                escaped(query(tail)),
                escaped(fragment(tail)));
    }

    private static void checkHost(String scheme, boolean known, String host) {
        boolean needed = known && !scheme.equals("file");
        boolean bracket = host.startsWith("[");
        if (host.isEmpty() ? needed : bracket ? IpParser.parse(bare(host)) == null : !isHostName(host)) {
            throw NetUri.format("Invalid URI: The hostname could not be parsed.");
        }
    }

    private static String bare(String host) {
        return host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
    }

    private static boolean isHostName(String host) {
        return host.chars()
                        .allMatch(c -> c > 0x7f || Character.isLetterOrDigit(c) || "-._~%!$&'()*+,;=".indexOf(c) >= 0)
                && !host.startsWith(".");
    }

    private static String canonicalHost(String host) {
        if (!host.startsWith("[")) {
            return host;
        }
        NetIpAddress address = IpParser.parse(bare(host));
        return address == null ? host : "[" + address + "]";
    }

    private static int port(String digits) {
        boolean number = digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > MOST_PORT) {
            throw NetUri.format("Invalid URI: Invalid port specified.");
        }
        return Integer.parseInt(digits);
    }

    static boolean isScheme(String text) {
        return !text.isEmpty()
                && isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter((char) c) || (c >= '0' && c <= '9') || "+-.".indexOf(c) >= 0);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int end(String text, String marks) {
        for (int i = 0; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String query(String tail) {
        return tail.startsWith("?") ? tail.substring(0, end(tail, "#")) : "";
    }

    private static String fragment(String tail) {
        return tail.substring(end(tail, "#"));
    }

    /** Escapes what may not stand in a URI, and undoes escapes of letters, digits and {@code -._~}. */
    static String escaped(String text) {
        String plain = Unescaping.of(text, c -> c < 0x80 && Percent.isPlain((char) c, Percent.UNRESERVED));
        StringBuilder escaped = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            boolean stays = (c < 0x80 && Percent.isPlain((char) c, Percent.UNRESERVED + Percent.RESERVED))
                    || (c == '%' && Percent.octet(plain, i + 1) >= 0);
            if (stays) {
                escaped.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    Percent.append(escaped, b);
                }
            }
            i += Character.charCount(c);
        }
        return escaped.toString();
    }

    /** Without {@code .} and {@code ..}. */
    static String compressed(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String segment = segments[i];
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!segment.equals("..") && !segment.equals(".")) {
                kept.add(segment);
            } else if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    static UriParts joined(UriParts base, String given) {
        String relative = given.strip();
        if (relative.startsWith("//")) {
            UriParts own = parse(base.scheme() + ":" + relative);
            return own == null ? base : own;
        }
        int end = end(relative, "?#");
        String path = relative.substring(0, end);
        String tail = relative.substring(end);
        String query = query(tail);
        if (path.isEmpty() && !tail.startsWith("?")) {
            query = base.query();
        }
        String from = base.path().substring(0, base.path().lastIndexOf('/') + 1);
        String joined = path.isEmpty() ? base.path() : path.startsWith("/") ? path : from + path;
        return new UriParts(
                base.scheme(),
                base.hasAuthority(),
                base.userInfo(),
                base.host(),
                base.port(),
                compressed(escaped(joined)),
                escaped(query),
                escaped(fragment(tail)));
    }
}
