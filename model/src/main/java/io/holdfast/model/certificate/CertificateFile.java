package io.holdfast.model.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;

/** A file that holds a certificate, with its private key (PFX) or without. */
public final class CertificateFile {

    private CertificateFile() {}

    /** @param password of a PFX */
    public static X509Certificate read(byte[] bytes, String password) throws GeneralSecurityException, IOException {
        if (!PfxEffort.isBearable(bytes)) {
            throw new IOException("it would take too long to open");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
        } catch (IOException e) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate x509) {
                return x509;
            }
        }
        throw new IOException("no certificate in it");
    }
}
