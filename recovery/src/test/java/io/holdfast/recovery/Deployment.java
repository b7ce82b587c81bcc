package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Reader;
import io.holdfast.store.Snapshot;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Holdfast without HTTP: a real store, a real vault in a directory, and the recovery under test. */
final class Deployment implements AutoCloseable {

    static final String ACCOUNT = "local";
    static final String KEY = "c2VjcmV0LWFjY291bnQta2V5";
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final Store store;
    final Recovery recovery;
    final Catalog catalog = Catalog.load();

    /** What an API's document says that it needs, for tests of dangling references. */
    private final ReferenceCheck references = new ReferenceCheck() {
        @Override
        public Set<String> types() {
            return Set.of("apis");
        }

        @Override
        public Function<Resource, List<String>> in(Reader configuration) {
            return api -> {
                String needed = JsonMapper.shared()
                        .readTree(api.document())
                        .path("needs")
                        .asString("");
                boolean there = needed.isEmpty()
                        || configuration
                                .get(new ResourceKey("backends", "", needed))
                                .isPresent();
                return there ? List.of() : List.of("the backend '" + needed + "'");
            };
        }
    };

    /** With sealing, and with the directory as storage account {@link #ACCOUNT}. */
    Deployment(Path data, Path storage, RecoveryKeys keys, UnaryOperator<BackupVault> wrapping) {
        this(data, storage, keys, wrapping, true);
    }

    Deployment(Path data, Path storage, RecoveryKeys keys, UnaryOperator<BackupVault> wrapping, boolean encrypted) {
        this(StoreSettings.in(data), accounts(storage), keys, wrapping, encrypted);
    }

    Deployment(Path data, StorageAccounts accounts, RecoveryKeys keys) {
        this(StoreSettings.in(data), accounts, keys, UnaryOperator.identity(), true);
    }

    /** On any database. */
    Deployment(StoreSettings settings, Path storage, RecoveryKeys keys) {
        this(settings, accounts(storage), keys, UnaryOperator.identity(), true);
    }

    /** On any database, with a vault that is watched. */
    Deployment(
            StoreSettings settings, StorageAccounts accounts, RecoveryKeys keys, UnaryOperator<BackupVault> wrapping) {
        this(settings, accounts, keys, wrapping, true);
    }

    private Deployment(
            StoreSettings settings,
            StorageAccounts accounts,
            RecoveryKeys keys,
            UnaryOperator<BackupVault> wrapping,
            boolean encrypted) {
        this(settings, accounts, keys, wrapping, new RecoverySettings("0.1.0", encrypted));
    }

    /** With a heap of that many bytes, for all it knows. */
    Deployment(Path data, Path storage, RecoveryKeys keys, long heap) {
        this(
                StoreSettings.in(data),
                accounts(storage),
                keys,
                UnaryOperator.identity(),
                new RecoverySettings("0.1.0", true, RecoverySettings.DEFAULT_VALIDITY, heap));
    }

    private Deployment(
            StoreSettings settings,
            StorageAccounts accounts,
            RecoveryKeys keys,
            UnaryOperator<BackupVault> wrapping,
            RecoverySettings recoverySettings) {
        store = Stores.open(settings);
        var door = new StorageDoor((account, access) -> wrapping.apply(accounts.open(account, access)));
        recovery = Recoveries.create(recoverySettings, store, catalog, door, keys, references, clock());
    }

    static StorageAccounts accounts(Path storage) {
        var account = new StorageAccounts.Account(URI.create("file:" + storage), Optional.of(KEY));
        return new StorageAccounts(Map.of(ACCOUNT, account));
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    static BackupLocation location(String blob) {
        return new BackupLocation(ACCOUNT, "backups", blob, new StorageAccess.AccessKey(KEY));
    }

    static ServiceId id(String name) {
        return new ServiceId("00000000-0000-0000-0000-000000000001", "rg", name);
    }

    ServiceId service(String name, String sku) {
        ServiceId id = id(name);
        String document = "{\"location\":\"eastus\",\"sku\":{\"name\":\"" + sku + "\",\"capacity\":1}}";
        store.createService(id, document.getBytes(UTF_8), null);
        return id;
    }

    /** Some APIs with operations, and a subscription with a secret. */
    ServiceId filled(String name) {
        ServiceId id = service(name, "Premium");
        for (int i = 0; i < 3; i++) {
            var api = new ResourceKey("apis", "", "api-" + i);
            put(id, api, "{\"displayName\":\"Api " + i + "\"}", null);
            put(id, api.child("operations", "get"), "{\n  \"method\": \"GET\"\r\n}", null);
        }
        put(id, new ResourceKey("subscriptions", "", "s"), "{\"scope\":\"/apis\"}", "{\"primaryKey\":\"hidden-key\"}");
        return id;
    }

    void put(ServiceId id, ResourceKey key, String document, String secrets) {
        store.configuration(id)
                .write(transaction -> transaction.put(
                        key,
                        key.toString(),
                        document.getBytes(UTF_8),
                        secrets == null ? null : secrets.getBytes(UTF_8)));
    }

    /** Makes these the whole configuration, as they are. */
    void load(ServiceId id, List<Resource> resources) {
        var operation = store.operations().begin(id, LongRunningOperation.Kind.RESTORE);
        try (GenerationWriter generation = store.configuration(id).newGeneration(operation)) {
            resources.forEach(generation::add);
            generation.complete();
            generation.activate("{}");
        }
    }

    String digest(ServiceId id) {
        try (Snapshot snapshot = store.configuration(id).snapshot()) {
            return ServiceDigest.of(catalog, snapshot);
        }
    }

    LongRunningOperation restore(ServiceId id, String blob) {
        return ended(recovery.restore(id, location(blob), RestoreOptions.NONE, RestoreRights.ALL));
    }

    LongRunningOperation backUp(ServiceId id, String blob, String... leftOut) {
        return ended(recovery.backup(id, location(blob), new BackupOptions(List.of(leftOut))));
    }

    /** With what backups usually do not hold. */
    LongRunningOperation backUpWith(ServiceId id, String blob, String word) {
        return ended(recovery.backup(id, location(blob), new BackupOptions(List.of(), List.of(word))));
    }

    LongRunningOperation restore(ServiceId id, String blob, RestoreOptions options) {
        return ended(recovery.restore(id, location(blob), options, RestoreRights.ALL));
    }

    /** What a preview found out. */
    JsonNode preview(ServiceId id, String blob, RestoreOptions options) {
        return result(ended(recovery.preview(id, location(blob), options, PreviewOptions.DEFAULT, RestoreRights.ALL)));
    }

    static JsonNode result(LongRunningOperation operation) {
        if (operation.state() != State.SUCCEEDED) {
            throw new AssertionError(operation.errorCode() + ": " + operation.errorMessage());
        }
        return JsonMapper.shared().readTree(operation.result());
    }

    Resource get(ServiceId id, ResourceKey key) {
        return store.configuration(id).get(key).orElse(null);
    }

    LongRunningOperation ended(LongRunningOperation operation) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> store.operations().find(operation.id()).orElseThrow(),
                        found -> found.state() != State.RUNNING);
    }

    @Override
    public void close() {
        recovery.close();
        store.close();
    }
}
