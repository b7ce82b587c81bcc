package io.holdfast.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/**
 * What a TLS server shows its callers.
 *
 * @param chain its own certificate first
 * @param authorityFile the certificate that callers must trust, when it is one of ours
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain, Optional<Path> authorityFile) {

    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a server needs a certificate");
        }
    }

    /** For JSSE and for libraries that build on it. */
    public KeyManagerFactory keyManagers() {
        char[] password = new char[0];
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password, chain.toArray(Certificate[]::new));
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the server's certificate cannot be used", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
