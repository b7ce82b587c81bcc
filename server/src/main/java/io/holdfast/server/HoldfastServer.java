package io.holdfast.server;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.arm.AnonymousEndpoints;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.entities.Entities;
import io.holdfast.entities.KeyVaults;
import io.holdfast.entities.PolicyReferenceCheck;
import io.holdfast.files.DirectoryLock;
import io.holdfast.files.Reason;
import io.holdfast.gateway.Gateway;
import io.holdfast.gateway.GatewaySettings;
import io.holdfast.identity.authority.Installation;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.setup.Identity;
import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementServer;
import io.holdfast.model.Catalog;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.recovery.KeyRegister;
import io.holdfast.recovery.Recoveries;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.server.log.LogSetup;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.tls.ServerCertificate;
import io.holdfast.server.tls.TrustedAuthorities;
import io.holdfast.service.NetworkParts;
import io.holdfast.store.Store;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole server: the one place where the rooms are put together. Starting makes what is missing in the data directory;
 * closing finishes or fails what runs and takes a few seconds at most.
 */
public final class HoldfastServer implements AutoCloseable {

    /** In the data directory. Nothing there is touched before it is ours, whichever database the configuration lies in. */
    static final String LOCK = "server.lock";

    private static final Logger LOG = LoggerFactory.getLogger(HoldfastServer.class);

    private final ServerSettings settings;
    /** Finer times help nobody, and wrap tables. */
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    /** What must be closed, the newest part first: each may use those below it until it is closed itself. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final Endpoints endpoints;
    private String recoveryKeys = "";

    private HoldfastServer(ServerSettings settings) throws IOException {
        long begun = System.nanoTime();
        this.settings = settings;
        try {
            this.endpoints = wire();
            endpoints.write();
            LifeLines.ready(settings, endpoints, recoveryKeys, begun);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a server; it is ready when this returns.
     *
     * @throws StartException if it cannot start: a port is taken, the data directory is in use, a file cannot be read …
     */
    public static HoldfastServer start(ServerSettings settings) {
        if (!settings.log().isUsual()) {
            LogSetup.use(settings.log().json(), settings.log().level());
        }
        LifeLines.ignored(settings);
        try {
            return new HoldfastServer(settings);
        } catch (IOException | RuntimeException e) {
            throw new StartException("the server cannot start: " + Reason.of(e), e);
        }
    }

    private Endpoints wire() throws IOException {
        Path data = settings.data();
        Files.createDirectories(data);
        opened(DirectoryLock.of(data, LOCK));
        // The data directory is ours from here on, and what an earlier run said of itself is no longer true.
        Files.deleteIfExists(Endpoints.file(data));
        opened(() -> Files.deleteIfExists(Endpoints.file(data)));
        NativeLibraries.prepare();
        NativeLibraries.settle(data);
        Store store = opened(Stores.open(settings.storeSettings(clock)));
        // Before anything serves: without the key that seals this is no start.
        RecoveryKeys keys = recoveryKeys(store);
        var certificates = new DoorCertificates(settings, clock);
        Identity identity = Identity.open(settings.identitySettings(), store.records(), data, clock);
        PolicyLanguage policies = PolicyLanguage.load();
        var identities = new StorageIdentities(settings, identity, clock);
        Gateway gateway = opened(Gateway.start(
                gatewaySettings(certificates.gateway()),
                policies,
                PolicyIdentities.of(settings.gateway().identity(), identities, store)));
        gateway.follow(store);
        var storage = StorageKeys.open(settings.storage(), identities);
        Recovery recovery = opened(Recoveries.create(
                settings.recovery()
                        .settings(Version.NUMBER)
                        .withHeap(Runtime.getRuntime().maxMemory()),
                store,
                Catalog.load(),
                storage.accounts(),
                keys,
                new PolicyReferenceCheck(Catalog.load(), policies),
                clock));
        settings.recovery().webhook().ifPresent(target -> recovery.onEnd(opened(new Webhook(target))::ended));
        BackupPolicies backupPolicies = opened(BackupPolicies.create(store, recovery, storage.accounts(), clock));
        KeyVaults vaults = keyVaults(identities);
        if (settings.keyVault().identity().isPresent()
                && !settings.keyVault().refresh().isZero()) {
            opened(new Periodically(
                    "key-vaults", settings.keyVault().refresh(), Entities.keyVaultRefresh(store, vaults, clock)));
        }
        var readiness = opened(new NodeReadiness(store, gateway::isServing));
        RoleResources roles = RoleResources.of(new RoleApi(identity.roles()));
        ManagementServer management = opened(ManagementServer.start(
                managementSettings(identity, certificates, gateway.tlsPort()),
                new ManagementParts(
                        store,
                        recovery,
                        backupPolicies,
                        identity.authenticator(),
                        identity.roles(),
                        Entities.resources(
                                store, settings.imports().settings(), vaults, roles, identity.roles(), clock),
                        Entities.defaultContent(clock),
                        identity.authority().map(AnonymousEndpoints::of).orElse(AnonymousEndpoints.NONE),
                        roles,
                        identity.applicationRegistry(),
                        new NetworkParts(
                                identity.issuerCheck(), settings.imports().allowLocal(), gateway::backendProblems),
                        settings.recovery().trust(),
                        clock),
                readiness,
                settings.management().limits(),
                gateway::meters));
        var urls = new ArrayList<String>();
        settings.management().links().publicUrl().ifPresent(url -> urls.add(url.toString()));
        urls.add("https://localhost:" + management.port());
        urls.add("https://127.0.0.1:" + management.port());
        identity.servedAt(urls);
        backupPolicies.start();
        if (Runtime.getRuntime().maxMemory() <= UnusedHeap.LARGEST) {
            opened(new Periodically("unused-heap", Duration.ofSeconds(20), UnusedHeap.ofThisProcess()));
        }
        return new Endpoints(
                "https://" + reachable(settings.management().host()) + ":" + management.port(),
                "http://" + reachable(settings.gateway().host()) + ":" + gateway.port(),
                "https://" + reachable(settings.gateway().host()) + ":" + gateway.tlsPort(),
                certificates.managementAuthority().map(Path::toString).orElse(null),
                identity.installation()
                        .map(Installation::credentialsFile)
                        .map(Path::toString)
                        .orElse(null),
                storage.keyFile("local").map(Path::toString).orElse(null),
                identity.tenantId(),
                settings.subscriptions().getFirst().id(),
                data.toString());
    }

    private RecoveryKeys recoveryKeys(Store store) throws IOException {
        Path file = settings.recovery().keyFile();
        RecoveryKeys keys = new KeyRegister(store.records(), file, clock)
                .open(settings.recovery().encrypted());
        recoveryKeys = keys.fingerprints();
        return keys;
    }

    private KeyVaults keyVaults(StorageIdentities identities) throws IOException {
        var keyVault = settings.keyVault();
        if (keyVault.identity().isEmpty()) {
            return KeyVaults.NONE;
        }
        Optional<SSLContext> trust = keyVault.caFile().isEmpty()
                ? Optional.empty()
                : Optional.of(TrustedAuthorities.in(keyVault.caFile().get()));
        return opened(new KeyVaultClient(
                keyVault.suffixes(), VaultTokens.of(keyVault.identity().get(), identities, clock), trust));
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Where callers on this machine find a server that listens on {@code host}. */
    private static String reachable(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    }

    private GatewaySettings gatewaySettings(ServerCertificate certificate) {
        return settings.gateway()
                .settings(
                        settings.location(),
                        () -> new GatewaySettings.TlsIdentity(certificate.key(), certificate.chain()));
    }

    private ManagementSettings managementSettings(
            Identity identity, DoorCertificates certificates, int gatewayTlsPort) {
        Optional<URI> authority = settings.identity().embedded()
                ? Optional.empty()
                : Optional.of(URI.create(identity.authorizationUri("")));
        return settings.management()
                .settings(
                        certificates.managementChain(),
                        certificates.managementKey(),
                        new Deployment(identity.tenantId(), settings.subscriptions(), settings.location()),
                        authority,
                        new ManagementSettings.Gateway(settings.gateway().domain(), gatewayTlsPort));
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        long begun = System.nanoTime();
        boolean ran = !parts.isEmpty();
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.atWarn()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .addKeyValue("reason", e.toString())
                        .log("a part of the server did not close");
            }
        }
        if (ran) {
            LifeLines.stopped(begun);
        }
    }
}
