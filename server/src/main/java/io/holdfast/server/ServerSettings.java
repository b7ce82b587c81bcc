package io.holdfast.server;

import io.holdfast.arm.ManagementLimits;
import io.holdfast.gateway.GatewayLimits;
import io.holdfast.vault.KeyBinding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set, with its value for this run. Read by {@link SettingsReader}; described in docs/settings.md. */
public record ServerSettings(
        String location,
        Path data,
        List<Subscription> subscriptions,
        Management management,
        Gateway gateway,
        Store store,
        Identity identity,
        Storage storage,
        Recovery recovery,
        Imports imports,
        KeyVault keyVault,
        Audit audit,
        Log log,
        Limits limits) {

    /** The configured storage accounts by their names. */
    public Map<String, StorageAccount> storageAccounts() {
        return storage.accounts();
    }

    /** An ARM subscription that this deployment answers for. */
    public record Subscription(String id, String name) {}

    /**
     * The management API's door; always TLS.
     *
     * @param publicUrl the URL that clients use, when it is not the one they name in their requests
     * @param certificate PEM chain, with its key in {@code key}; without them the server makes its own
     */
    public record Management(
            String host,
            int port,
            Optional<URI> publicUrl,
            Optional<Path> certificate,
            Optional<Path> key,
            int retryAfterSeconds) {}

    /**
     * The gateway's doors. A service answers as host {@code <name>.<domain>}.
     *
     * @param allowLocal whether backends may have loopback and private addresses
     */
    public record Gateway(
            String host,
            int port,
            int tlsPort,
            String domain,
            Optional<Path> certificate,
            Optional<Path> key,
            boolean allowLocal) {}

    /**
     * Where configuration is kept.
     *
     * @param keyFile the key that seals secrets; the same on every node of one database
     */
    public record Store(String url, Path keyFile) {

        /** Without the password that a database URL may hold. */
        @Override
        public String toString() {
            return url.replaceFirst("//.*@", "//");
        }
    }

    /** @param issuer {@code embedded} or the URL of an OpenID Connect issuer */
    public record Identity(
            String issuer, Optional<String> tenant, List<String> audiences, List<String> administrators) {

        public boolean embedded() {
            return issuer.equals("embedded");
        }
    }

    /**
     * Where backups lie and how they get there.
     *
     * @param accounts those that are not where their names would lead
     * @param identity who issues the tokens of managed identities; where it is not set, it depends on the account
     * @param clients what managed identities sign in with at the configured issuer, by their principal ids in lower case
     * @param tries how often a request to a storage service is sent at most
     * @param timeout of one try
     */
    public record Storage(
            Map<String, StorageAccount> accounts,
            Optional<IdentitySource> identity,
            Map<String, IdentityClient> clients,
            int tries,
            Duration timeout) {}

    /** Who issues the tokens with which managed identities enter storage services. */
    public enum IdentitySource {
        /** What this machine runs on: Azure's instance metadata, App Service, workload identity … */
        PLATFORM,
        /** The authority of this server. */
        EMBEDDED,
        /** The configured OpenID Connect issuer. */
        ISSUER
    }

    /** @param secretFile holds the client's secret; readable by its owner only */
    public record IdentityClient(String clientId, Path secretFile, String scope) {}

    /**
     * A storage account that is not where its name would lead.
     *
     * @param serviceVersion of the Blob protocol, where a service knows only older or newer ones than the usual
     * @param identity who issues tokens for this account
     * @param resourceId the ARM id at which roles for a directory are assigned
     * @param caFile the authorities to trust, PEM; those of the machine without it
     * @param binding which services may use the key
     */
    public record StorageAccount(
            String endpoint,
            Optional<String> key,
            Optional<Path> keyFile,
            Optional<String> serviceVersion,
            Optional<IdentitySource> identity,
            Optional<String> resourceId,
            Optional<Path> caFile,
            KeyBinding binding) {

        /** Never shows the key. */
        @Override
        public String toString() {
            return endpoint;
        }
    }

    /**
     * Backup and restore.
     *
     * @param encrypted whether new archives are sealed with the recovery key
     * @param anyRestorer whether whoever may restore may bring secrets of one service into another
     * @param validity how long a new backup can be restored
     * @param undo how long a restore can be undone; not at all when zero
     * @param webhook whom to tell how they ended
     */
    public record Recovery(
            Path keyFile,
            boolean encrypted,
            boolean anyRestorer,
            Duration validity,
            Duration undo,
            Optional<Webhook> webhook) {}

    /** @param tokenFile holds the bearer token to show, if one is wanted */
    public record Webhook(URI url, Optional<Path> tokenFile) {}

    /**
     * Links of API imports.
     *
     * @param allowLocal whether they may lead to loopback and private addresses
     * @param hosts the only hosts they may lead to; any when empty
     */
    public record Imports(boolean allowLocal, List<String> hosts) {}

    /**
     * How secrets are read out of key vaults.
     *
     * @param identity who issues the tokens; nothing is read when it is empty
     * @param suffixes of the host names that may be asked
     * @param refresh how long until everything is read anew; never when zero
     * @param caFile the authorities to trust, PEM; those of the machine without it
     */
    public record KeyVault(
            Optional<IdentitySource> identity, List<String> suffixes, Duration refresh, Optional<Path> caFile) {

        /** Key Vault in Azure's clouds. */
        static final List<String> AZURE = List.of("vault.azure.net", "vault.azure.cn", "vault.usgovcloudapi.net");
    }

    /** How much callers may have at once. */
    public record Limits(GatewayLimits gateway, ManagementLimits management) {}

    /**
     * @param days how long activity records are kept
     * @param most how many
     */
    public record Audit(int days, int most) {}

    /**
     * What is written on the error stream.
     *
     * @param level the least grave that is: error, warn, info or debug
     */
    public record Log(boolean json, String level) {

        /** As without any setting. */
        boolean isUsual() {
            return !json && level.equals("info");
        }
    }
}
