package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.routes.Trust;
import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.model.certificate.ShownKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS towards backends: 1.2 and 1.3, certificates checked against the JDK's authorities and the service's unless a backend entity says otherwise. */
public final class UpstreamTls {

    /** Certificates come and go with the configuration: what was not used for long is made anew. */
    private static final int KEPT = 256;

    private record Kind(
            boolean chain, boolean name, @Nullable KeyedCertificate certificate, Trust trust) {
        static final Kind USUAL = new Kind(true, true, null, Trust.PUBLIC);
    }

    private final Map<Kind, SslContext> contexts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Kind, SslContext> eldest) {
            return size() > KEPT;
        }
    };

    /** Reads the authorities now; it takes a moment that no request should wait for. */
    public void prepare() {
        context(Kind.USUAL);
    }

    /** Whether a known authority has issued the certificate that stands first. Takes a moment; asks nobody whether it was revoked. */
    public static boolean trusts(Trust trust, List<X509Certificate> chain) {
        try {
            ServiceIssuers.all(trust).checkClientTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    SslContext context(Authority authority) {
        return context(new Kind(
                authority.validateChain(), authority.validateName(), authority.certificate(), authority.trust()));
    }

    private synchronized SslContext context(Kind kind) {
        return contexts.computeIfAbsent(kind, UpstreamTls::make);
    }

    private static SslContext make(Kind kind) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm(kind.name() ? "HTTPS" : null);
            TrustManager trust = kind.chain() ? ServiceIssuers.of(kind.trust()) : new AnyIssuer();
            if (trust != null) {
                builder.trustManager(trust);
            }
            KeyedCertificate shown = kind.certificate();
            if (shown != null) {
                builder.keyManager(new ShownKey(shown.key(), shown.chain()));
            }
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS is not available", e);
        }
    }
}
