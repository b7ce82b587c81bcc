package io.holdfast.server;

import io.holdfast.entities.KeyVaults.Who;
import io.holdfast.server.settings.IdentitySource;
import java.io.IOException;
import java.time.InstantSource;

/** Tokens with which managed identities of services enter key vaults. */
@FunctionalInterface
interface VaultTokens {

    /**
     * A token for that identity.
     *
     * @param audience what the cloud's key vaults call themselves, such as {@code https://vault.azure.net}
     * @throws IOException if there is none; its message says why and what to do
     */
    String issue(Who who, String audience) throws IOException, InterruptedException;

    static VaultTokens of(IdentitySource source, StorageIdentities identities, InstantSource clock) {
        return source == IdentitySource.PLATFORM
                ? new PlatformTokens("keyVault.identity")
                : new KeptTokens(audience -> identities.tokens(source, audience).orElseThrow(), clock);
    }
}
