package io.holdfast.policy.context;

import io.holdfast.policy.Backend;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.view.UrlView;
import org.jspecify.annotations.Nullable;

/** Where a request is about to go: the backend's URL, with the path and the query of the request. */
final class SentUrl {

    private SentUrl() {}

    static UrlView of(Exchange exchange) {
        UrlView base = base(exchange);
        return new UrlView(base.scheme(), base.host(), base.port(), base.path() + exchange.path(), exchange.query());
    }

    /** What the caller asked for, as long as there is no backend. */
    private static UrlView base(Exchange exchange) {
        Backend backend = exchange.backend();
        @Nullable UrlView url = backend == null ? null : UrlType.read(backend.url());
        if (url == null) {
            UrlView original = exchange.originalUrl();
            return new UrlView(original.scheme(), original.host(), original.port(), "", "");
        }
        String path = url.path();
        return path.endsWith("/")
                ? new UrlView(url.scheme(), url.host(), url.port(), path.substring(0, path.length() - 1), "")
                : url;
    }
}
