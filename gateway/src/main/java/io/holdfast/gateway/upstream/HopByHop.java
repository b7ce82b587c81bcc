package io.holdfast.gateway.upstream;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fields that concern one connection and are not passed on (RFC 9110 §7.6.1), those named by Connection among them. They go as soon
 * as a message has arrived, before any policy: whoever sent it may drop fields of his own, and none that the gateway sets.
 */
public final class HopByHop {

    private static final AsciiString CONNECTION = AsciiString.cached("connection");

    private static final List<AsciiString> FIELDS = List.of(
            AsciiString.cached("keep-alive"),
            AsciiString.cached("proxy-connection"),
            AsciiString.cached("proxy-authenticate"),
            AsciiString.cached("proxy-authorization"),
            AsciiString.cached("te"),
            AsciiString.cached("trailer"),
            AsciiString.cached("transfer-encoding"),
            AsciiString.cached("upgrade"));

    /** Naming these in Connection must not remove them: they frame or address the message. */
    private static final Set<String> NEVER_NAMED = Set.of("close", "content-length", "host");

    private static final int MOST_OPTIONS = 64;

    private HopByHop() {}

    /**
     * Whether Connection has no more options than anybody needs. Each is looked for among the fields, and there may be thousands of
     * both.
     */
    public static boolean isSane(HttpHeaders headers) {
        if (!headers.contains(CONNECTION)) {
            return true;
        }
        int options = 0;
        for (String value : headers.getAll(CONNECTION)) {
            options++;
            for (int comma = value.indexOf(',');
                    comma >= 0 && options <= MOST_OPTIONS;
                    comma = value.indexOf(',', comma + 1)) {
                options++;
            }
        }
        return options <= MOST_OPTIONS;
    }

    public static void strip(HttpHeaders headers) {
        if (headers.contains(CONNECTION)) {
            for (String value : headers.getAll(CONNECTION)) {
                removeNamed(headers, value);
            }
            headers.remove(CONNECTION);
        }
        for (int i = 0; i < FIELDS.size(); i++) {
            headers.remove(FIELDS.get(i));
        }
    }

    private static void removeNamed(HttpHeaders headers, String value) {
        for (String token : value.split(",", -1)) {
            String name = token.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !NEVER_NAMED.contains(name)) {
                headers.remove(name);
            }
        }
    }
}
