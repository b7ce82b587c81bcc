package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.policy.calls.HttpProxy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/** What a proxy is told about a plain request: the whole URL, and who asks (RFC 9112 §3.2.2). Through a tunnel nothing is. */
final class AbsoluteForm {

    private AbsoluteForm() {}

    /** A request that is sent again has it already. */
    static void give(HttpRequest head, Authority authority) {
        HttpProxy proxy = authority.proxy();
        if (proxy == null || authority.tls()) {
            return;
        }
        if (head.uri().startsWith("/")) {
            head.setUri("http://" + authority.hostHeader() + head.uri());
        }
        if (proxy.credentials() != null) {
            head.headers().set(HttpHeaderNames.PROXY_AUTHORIZATION, proxy.credentials());
        }
    }
}
