package io.holdfast.entities;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads secrets out of key vaults. Thread-safe; blocks, for some seconds at most. */
@FunctionalInterface
public interface KeyVaults {

    /** Of a deployment that reads none. */
    KeyVaults NONE = (secret, who) -> {
        throw new KeyVaultException(
                "NotConfigured", "This server reads no key vaults. Set keyVault.identity, or give the value itself.");
    };

    /**
     * The value of a secret, as it is now.
     *
     * @param secret {@code https://{vault}/secrets/{name}} or that with {@code /{version}}; only its form has been checked
     * @throws KeyVaultException that says why there is none
     */
    String read(URI secret, Who who) throws KeyVaultException;

    /**
     * The managed identity of a service that asks.
     *
     * @param principalId as role assignments and access policies name it
     * @param clientId of a user-assigned identity; null for the service's own
     */
    record Who(String principalId, @Nullable String clientId) {}
}
