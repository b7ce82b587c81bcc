package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.routes.Upstream;
import io.holdfast.gateway.upstream.RequestLine;

/**
 * Where a request goes.
 *
 * @param target path and query as the request line carries them
 */
record CallTarget(Authority authority, String target) {

    /** @throws IllegalArgumentException if it is no absolute http or https URL */
    static CallTarget of(String written) {
        String url = written.strip();
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            throw new IllegalArgumentException("not an absolute http or https URL");
        }
        int end = url.length();
        for (char stop : new char[] {'/', '?', '#', '\\'}) {
            int at = url.indexOf(stop, scheme + 3);
            end = at < 0 ? end : Math.min(end, at);
        }
        // Only what says where to connect is taken apart strictly: paths and queries are written in all kinds of ways.
        Authority authority = Upstream.at(url.substring(0, end)).authority();
        int fragment = url.indexOf('#', end);
        String rest = url.substring(end, fragment < 0 ? url.length() : fragment);
        return new CallTarget(authority, RequestLine.clean(rest.startsWith("/") ? rest : "/" + rest));
    }

    String url() {
        return (authority.tls() ? "https://" : "http://") + authority.hostHeader() + target;
    }
}
