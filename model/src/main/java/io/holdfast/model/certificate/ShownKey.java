package io.holdfast.model.certificate;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * One key, shown to everybody whose TLS can use it. The usual way there, a key store in memory, seals the key with a password by 10,000
 * rounds of a hash and opens it by as many: in code that is not compiled yet, that cost a tenth of a second for each door.
 */
public final class ShownKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "key";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    /** @param chain its own certificate first */
    public ShownKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain.toArray(X509Certificate[]::new);
    }

    /** @param type such as {@code EC} or {@code EC_RSA}: of the key, and of the one that signed it, about which nobody asks any more */
    private @Nullable String alias(String type) {
        int end = type.indexOf('_');
        String own = end < 0 ? type : type.substring(0, end);
        return own.equals(chain[0].getPublicKey().getAlgorithm()) ? ALIAS : null;
    }

    private @Nullable String aliasOfAny(String... types) {
        for (String type : types) {
            if (alias(type) != null) {
                return ALIAS;
            }
        }
        return null;
    }

    private String @Nullable [] aliases(String type) {
        String alias = alias(type);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(type);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(type);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return aliases(type);
    }

    /** Whatever authorities the server names: whoever configured the certificate wants it shown there. */
    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasOfAny(types);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasOfAny(types);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return aliases(type);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
        return ALIAS.equals(alias) ? key : null;
    }
}
