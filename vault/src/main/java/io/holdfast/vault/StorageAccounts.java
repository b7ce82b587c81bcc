package io.holdfast.vault;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Turns account names into vaults: an account that is configured lies where its endpoint says; any other name means
 * {@code https://{name}.blob.core.windows.net}.
 */
public final class StorageAccounts {

    private final Map<String, Account> configured;
    private final Identities identities;
    private final StorageConnection connection;
    private final ServiceLoader<VaultProvider> providers = ServiceLoader.load(VaultProvider.class);

    /**
     * A configured account.
     *
     * @param endpoint {@code file:DIRECTORY}, or the URL of a Blob service
     * @param key base64: the one that a directory demands; for a storage service the one that backup policies use
     * @param binding who may use that key without having sent it
     * @param serviceVersion the version of the Blob protocol to speak, such as {@code 2021-06-08}; that one when empty
     */
    public record Account(
            URI endpoint,
            Optional<String> key,
            Optional<String> serviceVersion,
            Identities identities,
            StorageConnection connection,
            KeyBinding binding) {

        /** Whose key is bound to nothing. */
        public Account(
                URI endpoint,
                Optional<String> key,
                Optional<String> serviceVersion,
                Identities identities,
                StorageConnection connection) {
            this(endpoint, key, serviceVersion, identities, connection, KeyBinding.NONE);
        }

        /** Entered with a key or the platform's identities, by a usual connection. */
        public Account(URI endpoint, Optional<String> key) {
            this(endpoint, key, Optional.empty());
        }

        public Account(URI endpoint, Optional<String> key, Optional<String> serviceVersion) {
            this(endpoint, key, serviceVersion, Identities.PLATFORM, StorageConnection.DEFAULT);
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    /** Accounts that are not configured are entered with the platform's identities, by a usual connection. */
    public StorageAccounts(Map<String, Account> configured) {
        this(configured, Identities.PLATFORM, StorageConnection.DEFAULT);
    }

    /**
     * @param identities for accounts that are not configured
     * @param connection likewise
     */
    public StorageAccounts(Map<String, Account> configured, Identities identities, StorageConnection connection) {
        this.configured = Map.copyOf(configured);
        this.identities = identities;
        this.connection = connection;
    }

    /** The key that the configuration holds for an account. */
    public Optional<StorageAccess.AccessKey> configuredKey(String name) {
        return Optional.ofNullable(configured.get(name)).flatMap(Account::key).map(StorageAccess.AccessKey::new);
    }

    /** Which services may use that key. */
    public KeyBinding binding(String name) {
        return Optional.ofNullable(configured.get(name)).map(Account::binding).orElse(KeyBinding.NONE);
    }

    /** The ARM id that stands for the account where roles decide. */
    public String scope(String name) {
        return Optional.ofNullable(configured.get(name))
                .map(Account::identities)
                .orElse(identities)
                .scope();
    }

    /** Where the account of that name lies. */
    public URI endpoint(String name) {
        BlobNames.checkAccount(name);
        Account known = configured.get(name);
        return (known == null ? elsewhere(name) : known).endpoint();
    }

    /**
     * Opens the account of that name. Nothing is sent yet.
     *
     * @throws StorageException if the name or the way of access cannot be used
     */
    public BackupVault open(String name, StorageAccess access) {
        BlobNames.checkAccount(name);
        Account known = configured.get(name);
        Account account = known == null ? elsewhere(name) : known;
        synchronized (providers) {
            for (VaultProvider provider : providers) {
                if (provider.serves(account.endpoint())) {
                    return new CheckedVault(provider.open(name, account, access));
                }
            }
        }
        throw new StorageException(
                StorageException.Problem.UNREACHABLE,
                "the storage account '" + name + "' is configured with an endpoint that no vault serves: "
                        + account.endpoint() + "; use file:DIRECTORY or the http(s) URL of a Blob service");
    }

    private Account elsewhere(String name) {
        return new Account(
                URI.create("https://" + name + ".blob.core.windows.net"),
                Optional.empty(),
                Optional.empty(),
                identities,
                connection);
    }
}
