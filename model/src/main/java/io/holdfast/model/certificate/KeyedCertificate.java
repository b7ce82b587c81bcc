package io.holdfast.model.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its private key, ready to be shown to a peer. Two with the same certificate are equal.
 *
 * @param chain the certificate first, then those that issued it
 */
public record KeyedCertificate(PrivateKey key, List<X509Certificate> chain) {

    public KeyedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /**
     * Reads a PFX (PKCS #12). Takes milliseconds to seconds: never on an event loop.
     *
     * @return null if it holds no certificate with its private key
     * @throws UnrecoverableKeyException if the password does not open it
     * @throws GeneralSecurityException if it is no PFX, or would take too long to open
     */
    public static @Nullable KeyedCertificate read(byte[] pfx, String password) throws GeneralSecurityException {
        if (!PfxEffort.isBearable(pfx)) {
            throw new GeneralSecurityException("it would take too long to open");
        }
        char[] characters = password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pfx), characters);
            for (String alias : Collections.list(store.aliases())) {
                KeyedCertificate found = entry(store, alias, characters);
                if (found != null) {
                    return found;
                }
            }
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException wrong) {
                throw wrong;
            }
            throw new GeneralSecurityException("it is no PFX", e);
        }
        return null;
    }

    private static @Nullable KeyedCertificate entry(KeyStore store, String alias, char[] password)
            throws GeneralSecurityException {
        if (!store.isKeyEntry(alias) || store.getCertificateChain(alias) == null) {
            return null;
        }
        var chain = new ArrayList<X509Certificate>();
        for (Certificate one : store.getCertificateChain(alias)) {
            if (!(one instanceof X509Certificate certificate)) {
                return null;
            }
            chain.add(certificate);
        }
        // The key last: opening it is the work.
        Key key = store.getKey(alias, password);
        return key instanceof PrivateKey secret && !chain.isEmpty() ? new KeyedCertificate(secret, chain) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyedCertificate that && certificate().equals(that.certificate());
    }

    @Override
    public int hashCode() {
        return certificate().hashCode();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "KeyedCertificate[" + certificate().getSubjectX500Principal() + "]";
    }
}
