package io.holdfast.policy.calls;

import io.holdfast.model.certificate.KeyedCertificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The certificates of a service that policies may show. */
public interface CertificateStore {

    /** There are none. */
    CertificateStore NONE = new CertificateStore() {
        @Override
        public Optional<CompletableFuture<KeyedCertificate>> named(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<CompletableFuture<KeyedCertificate>> withThumbprint(String thumbprint) {
            return Optional.empty();
        }
    };

    /**
     * The certificate with that id, whose case does not count; empty if there is none.
     *
     * @return fails with an {@link IllegalArgumentException} that completes "The certificate …"
     */
    Optional<CompletableFuture<KeyedCertificate>> named(String id);

    /** The same by the certificate's SHA-1, as people write it. */
    Optional<CompletableFuture<KeyedCertificate>> withThumbprint(String thumbprint);
}
