package io.holdfast.server.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

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

    /** Without the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
