package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** TLS towards backends: 1.2 and 1.3, certificates checked against the JDK's authorities unless a backend entity says otherwise. */
public final class UpstreamTls {

    private record Flags(boolean chain, boolean name) {}

    private final Map<Flags, SslContext> contexts = new ConcurrentHashMap<>();

    /** Reads the authorities now; it takes a moment that no request should wait for. */
    public void prepare() {
        contexts.computeIfAbsent(new Flags(true, true), UpstreamTls::make);
    }

    SslContext context(Authority authority) {
        return contexts.computeIfAbsent(
                new Flags(authority.validateChain(), authority.validateName()), UpstreamTls::make);
    }

    private static SslContext make(Flags flags) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm(flags.name() ? "HTTPS" : null);
            if (!flags.chain()) {
                builder.trustManager(new AnyIssuer());
            }
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS is not available", e);
        }
    }
}
