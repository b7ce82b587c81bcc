package io.holdfast.model;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What a server of this program speaks TLS with. It has one key, and shows it to everybody. The usual way there, a key store in memory, seals
 * the key with a password by 10,000 rounds of a hash and opens it by as many: at the start, in code that is not compiled yet, that cost a
 * tenth of a second for each door.
 */
public final class ServerTls {

    private ServerTls() {}

    /**
     * For servers only: it trusts nobody but the JDK's authorities, and has no certificate to show to a server.
     *
     * @param chain the server's own certificate first, for {@code key}
     */
    public static SSLContext context(PrivateKey key, List<X509Certificate> chain) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneKey(key, chain.toArray(X509Certificate[]::new))}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key and certificate cannot be used for https", e);
        }
    }

    private static final class OneKey extends X509ExtendedKeyManager {

        private static final String ALIAS = "server";

        private final PrivateKey key;
        private final X509Certificate[] chain;

        OneKey(PrivateKey key, X509Certificate... chain) {
            this.key = key;
            this.chain = chain;
        }

        /** @param type such as {@code EC} or {@code EC_RSA}: of the key, and of the one that signed it, about which nobody asks any more */
        private @Nullable String alias(String type) {
            int end = type.indexOf('_');
            String own = end < 0 ? type : type.substring(0, end);
            return own.equals(chain[0].getPublicKey().getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias(type);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(type);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            String alias = alias(type);
            return alias == null ? null : new String[] {alias};
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
            return ALIAS.equals(alias) ? chain.clone() : null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
            return ALIAS.equals(alias) ? key : null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }
    }
}
