package io.holdfast.policy.calls;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that speaks HTTP.
 *
 * @param host in lower case, without brackets
 * @param credentials the value of Proxy-Authorization, or null
 */
public record HttpProxy(String host, int port, @Nullable String credentials) {

    /**
     * @param username empty for none
     * @throws IllegalArgumentException if it is no URL of an http proxy; the message completes "The proxy's URL …"
     */
    public static HttpProxy of(String url, String username, String password) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("must begin with http:// and name a host");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        String pair = username + ":" + password;
        String credentials = username.isEmpty()
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new HttpProxy(bare, uri.getPort() < 0 ? 80 : uri.getPort(), credentials);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
