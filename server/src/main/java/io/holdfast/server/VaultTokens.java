package io.holdfast.server;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.holdfast.management.entities.KeyVaults.Who;
import io.holdfast.server.ServerSettings.IdentitySource;
import io.holdfast.vault.IdentityTokens;
import io.holdfast.vault.StorageAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens with which managed identities of services enter key vaults. */
@FunctionalInterface
interface VaultTokens {

    /**
     * A token for that identity.
     *
     * @param audience what the cloud's key vaults call themselves, such as {@code https://vault.azure.net}
     * @throws IOException if there is none; its message says why and what to do
     */
    String issue(Who who, String audience) throws IOException;

    static VaultTokens of(IdentitySource source, StorageIdentities identities) {
        if (source == IdentitySource.PLATFORM) {
            return new Platform();
        }
        return (who, audience) -> {
            Optional<IdentityTokens> tokens = identities.tokens(source, audience);
            return tokens.orElseThrow().issue(asked(who)).value();
        };
    }

    private static StorageAccess.ManagedIdentity asked(Who who) {
        String clientId = who.clientId();
        return clientId == null
                ? new StorageAccess.SystemAssignedManagedIdentity(who.principalId())
                : new StorageAccess.UserAssignedManagedIdentity(clientId, who.principalId());
    }

    /** What this machine runs on: it keeps tokens until they expire, by identity. */
    final class Platform implements VaultTokens {

        private static final Duration PATIENCE = Duration.ofSeconds(10);

        private final Map<String, TokenCredential> credentials = new ConcurrentHashMap<>();

        @Override
        public String issue(Who who, String audience) throws IOException {
            String clientId = who.clientId();
            TokenCredential credential = credentials.computeIfAbsent(clientId == null ? "" : clientId, id -> {
                var builder = new ManagedIdentityCredentialBuilder();
                return id.isEmpty() ? builder.build() : builder.clientId(id).build();
            });
            try {
                var token = credential
                        .getToken(new TokenRequestContext().addScopes(audience + "/.default"))
                        .block(PATIENCE);
                if (token != null) {
                    return token.getToken();
                }
            } catch (RuntimeException e) {
                // Its message is long, and says nothing of what to do here.
            }
            throw new IOException(
                    "the platform that this server runs on gave no token, so it has no such managed identity;"
                            + " assign one to the host, or let another issue tokens (the setting keyVault.identity)");
        }
    }
}
