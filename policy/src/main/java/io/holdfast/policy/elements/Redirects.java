package io.holdfast.policy.elements;

import io.holdfast.policy.Backend;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a backend's redirects: RFC 9110 §15.4. What tells who the caller is does not go to another origin, and what came over TLS
 * does not go on without it.
 */
final class Redirects {

    private static final int MOST = 10;
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final List<String> CREDENTIALS = List.of("Authorization", "Cookie", "Proxy-Authorization");

    /** How many were followed in this call. */
    private record Followed(int redirects) {}

    private Redirects() {}

    /** True if the request now goes where the response points to. */
    static boolean follow(Exchange exchange, CompileContext context) {
        Backend from = exchange.backend();
        Followed before = exchange.note(Followed.class);
        int followed = before == null ? 0 : before.redirects();
        if (!STATUSES.contains(exchange.status()) || from == null || followed == MOST) {
            return false;
        }
        URI target = target(exchange, from);
        if (target == null) {
            return false;
        }
        exchange.note(new Followed(followed + 1));
        method(exchange);
        if (!origin(target).equals(origin(URI.create(from.url())))) {
            leaveOrigin(exchange, from);
        }
        exchange.backend(context.backendAt(origin(target)));
        String path = target.getRawPath();
        exchange.target(
                path == null || path.isEmpty() ? "/" : path, target.getRawQuery() == null ? "" : target.getRawQuery());
        return true;
    }

    private static @Nullable URI target(Exchange exchange, Backend from) {
        String location = exchange.responseHeaders().get("Location");
        if (location == null) {
            return null;
        }
        try {
            URI base = new URI(from.url().strip());
            String sent = (base.getRawPath() == null ? "" : base.getRawPath()) + exchange.path();
            URI target = new URI(origin(base) + (sent.startsWith("/") ? sent : "/" + sent)).resolve(location.strip());
            boolean known = target.getHost() != null && Set.of("http", "https").contains(scheme(target));
            boolean weaker = scheme(base).equals("https") && !scheme(target).equals("https");
            return known && !weaker ? target : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** All but 307 and 308 turn what is no GET or HEAD into a GET without a body. */
    private static void method(Exchange exchange) {
        int status = exchange.status();
        boolean safe = exchange.method().equals("GET") || exchange.method().equals("HEAD");
        if (safe
                || status == 307
                || status == 308
                || (status != 303 && !exchange.method().equals("POST"))) {
            return;
        }
        exchange.method("GET");
        exchange.requestBody(new byte[0]);
        exchange.requestHeaders().remove("Content-Type");
        exchange.requestHeaders().remove("Content-Encoding");
    }

    private static void leaveOrigin(Exchange exchange, Backend from) {
        Headers headers = exchange.requestHeaders();
        CREDENTIALS.forEach(headers::remove);
        from.credentialHeaders().forEach(headers::remove);
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String origin(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : scheme(url).equals("https") ? 443 : 80;
        return scheme(url) + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
