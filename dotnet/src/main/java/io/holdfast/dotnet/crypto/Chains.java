package io.holdfast.dotnet.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whether a certificate's chain ends in one that is trusted. Nobody is asked about revocation: that would be a call to the net. */
final class Chains {

    private static final class Platform {
        private static final Set<X509Certificate> TRUSTED = read();

        private static Set<X509Certificate> read() {
            Set<X509Certificate> all = new HashSet<>();
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                for (TrustManager manager : factory.getTrustManagers()) {
                    if (manager instanceof X509TrustManager trust) {
                        all.addAll(Set.of(trust.getAcceptedIssuers()));
                    }
                }
            } catch (GeneralSecurityException e) {
                // Without the platform's certificates nothing is trusted.
                all.clear();
            }
            return Set.copyOf(all);
        }
    }

    private Chains() {}

    static boolean isTrusted(NetCertificate certificate) {
        try {
            certificate.java().checkValidity();
            Set<TrustAnchor> anchors = new HashSet<>();
            certificate.trusted().forEach(each -> anchors.add(new TrustAnchor(each, null)));
            Platform.TRUSTED.forEach(each -> anchors.add(new TrustAnchor(each, null)));
            if (anchors.isEmpty()) {
                return false;
            }
            if (certificate.trusted().contains(certificate.java()) || Platform.TRUSTED.contains(certificate.java())) {
                return true;
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate.java());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.addCertStore(java.security.cert.CertStore.getInstance(
                    "Collection", new java.security.cert.CollectionCertStoreParameters(Set.of(certificate.java()))));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
