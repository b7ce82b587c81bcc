package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts the authorities of a service beside those of the JDK. Names are checked by whichever of the two is asked. */
final class ServiceIssuers extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager known;
    private final @Nullable X509ExtendedTrustManager own;
    private final X509Certificate[] intermediates;

    private ServiceIssuers(Trust trust) {
        this.known = Known.ISSUERS;
        this.own = trust.roots().isEmpty() ? null : manager(trust.roots());
        this.intermediates = trust.intermediates().toArray(X509Certificate[]::new);
    }

    /** Those of the JDK, read once. */
    private static final class Known {
        static final X509ExtendedTrustManager ISSUERS = manager(null);
    }

    static ServiceIssuers all(Trust trust) {
        return new ServiceIssuers(trust);
    }

    /** Null where the JDK's authorities are all. */
    static @Nullable TrustManager of(Trust trust) {
        return trust.isPublic() ? null : new ServiceIssuers(trust);
    }

    private static X509ExtendedTrustManager manager(@Nullable Collection<X509Certificate> roots) {
        try {
            KeyStore store = null;
            if (roots != null) {
                store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                int number = 0;
                for (X509Certificate root : roots) {
                    store.setCertificateEntry("root" + number++, root);
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the authorities of a service cannot be used", e);
        }
    }

    private interface Check {
        void by(X509ExtendedTrustManager issuers, X509Certificate[] chain) throws CertificateException;
    }

    private void check(X509Certificate[] sent, Check check) throws CertificateException {
        X509Certificate[] chain =
                Stream.of(sent, intermediates).flatMap(Stream::of).toArray(X509Certificate[]::new);
        if (own != null) {
            try {
                check.by(own, chain);
                return;
            } catch (CertificateException e) {
                // it may be one of the JDK's; if not, that is what is told
            }
        }
        check.by(known, chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, (issuers, all) -> issuers.checkServerTrusted(all, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, (issuers, all) -> issuers.checkServerTrusted(all, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, (issuers, all) -> issuers.checkServerTrusted(all, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, (issuers, all) -> issuers.checkClientTrusted(all, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, (issuers, all) -> issuers.checkClientTrusted(all, type, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, (issuers, all) -> issuers.checkClientTrusted(all, type));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return own == null ? known.getAcceptedIssuers() : own.getAcceptedIssuers();
    }
}
