package io.holdfast.model;

import io.holdfast.model.certificate.ShownKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What a server of this program speaks TLS with. It has one key, and shows it to everybody. */
public final class ServerTls {

    private ServerTls() {}

    /**
     * For servers only: it has nothing to do with servers that others run.
     *
     * @param chain the server's own certificate first, for {@code key}
     * @param callers who judges the certificates that callers show; none for the JDK's authorities
     */
    public static SSLContext context(PrivateKey key, List<X509Certificate> chain, TrustManager... callers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ShownKey(key, chain)}, callers.length == 0 ? null : callers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key and certificate cannot be used for https", e);
        }
    }
}
