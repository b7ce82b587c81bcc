package io.holdfast.arm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body.
 *
 * @param method in upper case
 * @param segments of the path, decoded, none empty
 * @param query names in lower case; a valueless one has an empty value; of several the first counts
 * @param headers names in lower case
 * @param baseUrl scheme, host and port as the caller wrote them, without a trailing slash
 * @param client the IP address of the other end of the connection, where it is known
 */
public record Head(
        String method,
        List<String> segments,
        Map<String, String> query,
        Map<String, String> headers,
        String baseUrl,
        @Nullable String client) {

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public @Nullable String query(String name) {
        return query.get(name);
    }

    /** The segment after the first one that is {@code name}, without regard to case. */
    @Nullable
    String after(String name) {
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equalsIgnoreCase(name)) {
                return segments.get(i + 1);
            }
        }
        return null;
    }
}
