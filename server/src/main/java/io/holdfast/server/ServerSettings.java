package io.holdfast.server;

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
        Map<String, StorageAccount> storageAccounts,
        Recovery recovery,
        Imports imports) {

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

    /** The gateway's doors. A service answers as host {@code <name>.<domain>}. */
    public record Gateway(
            String host, int port, int tlsPort, String domain, Optional<Path> certificate, Optional<Path> key) {}

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
     * A storage account that is not where its name would lead.
     *
     * @param serviceVersion of the Blob protocol, where a service knows only older or newer ones than the usual
     */
    public record StorageAccount(
            String endpoint, Optional<String> key, Optional<Path> keyFile, Optional<String> serviceVersion) {

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
     * @param validity how long a new backup can be restored
     * @param undo how long a restore can be undone; not at all when zero
     */
    public record Recovery(Path keyFile, boolean encrypted, Duration validity, Duration undo) {}

    /** @param allowLocal whether the link of an API import may lead to loopback, link-local and private addresses */
    public record Imports(boolean allowLocal) {}
}
