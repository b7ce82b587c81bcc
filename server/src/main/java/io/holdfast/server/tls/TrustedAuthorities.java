package io.holdfast.server.tls;

import io.holdfast.files.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificate authorities of a file, and in no others. */
public final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /**
     * For clients that trust those of the file.
     *
     * @param file certificates in PEM form
     * @throws IOException if it cannot be read as such
     */
    public static SSLContext in(Path file) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate certificate : Pem.readCertificates(file)) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be used: " + Reason.why(e), e);
        }
    }
}
