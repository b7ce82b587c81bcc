package io.holdfast.gateway;

import io.holdfast.gateway.routes.CallerTls;
import io.holdfast.gateway.routes.Services;
import io.holdfast.gateway.upstream.AnyIssuer;
import io.holdfast.model.ServerTls;
import io.holdfast.model.TlsSuites;
import io.holdfast.model.certificate.KeyedCertificate;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.Mapping;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards callers, by the host that they name in their first message (SNI). Whoever is asked for a certificate may show none, or any:
 * policies judge it. What a handshake proves is that he holds its key.
 */
final class CallerContexts implements Mapping<String, SslContext> {

    private static final int KEPT = 1024;

    private final Services services;
    private final KeyedCertificate own;
    private final Map<CallerTls, SslContext> contexts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallerTls, SslContext> eldest) {
            return size() > KEPT;
        }
    };

    CallerContexts(Services services, GatewaySettings.TlsIdentity identity) {
        this.services = services;
        this.own = new KeyedCertificate(identity.key(), identity.chain());
        // The first caller shall not wait for it.
        context(CallerTls.PLAIN);
    }

    @Override
    public SslContext map(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return context(services.callers(name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
    }

    /** The certificates that a caller has shown, his own first. */
    static List<X509Certificate> shown(@Nullable ChannelHandlerContext caller) {
        SslHandler handler = caller == null ? null : caller.pipeline().get(SslHandler.class);
        try {
            return handler == null
                    ? List.of()
                    : Stream.of(handler.engine().getSession().getPeerCertificates())
                            .map(X509Certificate.class::cast)
                            .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private synchronized SslContext context(CallerTls wanted) {
        return contexts.computeIfAbsent(wanted, this::make);
    }

    private SslContext make(CallerTls wanted) {
        KeyedCertificate shown = wanted.certificate() == null ? own : wanted.certificate();
        return new JdkSslContext(
                ServerTls.context(shown.key(), shown.chain(), new AnyIssuer()),
                false,
                TlsSuites.OFFERED,
                SupportedCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                wanted.asks() ? ClientAuth.OPTIONAL : ClientAuth.NONE,
                new String[] {"TLSv1.3", "TLSv1.2"},
                false);
    }
}
