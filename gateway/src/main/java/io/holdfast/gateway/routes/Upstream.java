package io.holdfast.gateway.routes;

import io.holdfast.policy.Backend;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A backend, taken apart once so that nothing has to be parsed when a request is forwarded. */
public final class Upstream implements Backend {

    /** Credentials that a backend entity adds to each request: fields and parameters replace those of the same name. */
    record Credentials(Map<String, List<String>> headers, Map<String, List<String>> query) {
        static final Credentials NONE = new Credentials(Map.of(), Map.of());

        /** Says nothing: these are secrets. */
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    private final String url;
    private final Authority authority;
    private final String hostHeader;
    private final String basePath;
    private final Credentials credentials;
    private final @Nullable CircuitBreaker breaker;

    private Upstream(
            String url,
            Authority authority,
            String basePath,
            Credentials credentials,
            @Nullable CircuitBreaker breaker) {
        this.url = url;
        this.authority = authority;
        this.hostHeader = authority.hostHeader();
        this.basePath = basePath;
        this.credentials = credentials;
        this.breaker = breaker;
    }

    /** @throws IllegalArgumentException if it is no absolute http or https URL */
    public static Upstream at(String url) {
        URI uri = parse(url);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if ((!tls && !"http".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("not an absolute http or https URL: " + url);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new Upstream(
                url,
                new Authority(tls, bare, port),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                Credentials.NONE,
                null);
    }

    /** The same place, reached in another way. */
    Upstream by(UnaryOperator<Authority> way) {
        return new Upstream(url, way.apply(authority), basePath, credentials, breaker);
    }

    Upstream with(Credentials other) {
        return new Upstream(url, authority, basePath, other, breaker);
    }

    Upstream with(@Nullable CircuitBreaker guard) {
        return new Upstream(url, authority, basePath, credentials, guard);
    }

    private static URI parse(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: " + url, e);
        }
    }

    /** For logs: without user, query and credentials. */
    @Override
    public String toString() {
        return (authority.tls() ? "https://" : "http://") + hostHeader + basePath;
    }

    @Override
    public String url() {
        return url;
    }

    public Authority authority() {
        return authority;
    }

    /** The value of the Host header. */
    public String hostHeader() {
        return hostHeader;
    }

    /** Without a trailing slash; empty at the root. */
    public String basePath() {
        return basePath;
    }

    /** Header fields to set on each request, by name. */
    public Map<String, List<String>> headers() {
        return credentials.headers();
    }

    /** What keeps requests away while it fails, or null. */
    public @Nullable CircuitBreaker breaker() {
        return breaker;
    }

    @Override
    public Set<String> credentialHeaders() {
        return credentials.headers().keySet();
    }

    /** Query parameters to set on each request, decoded, by name. */
    public Map<String, List<String>> query() {
        return credentials.query();
    }
}
