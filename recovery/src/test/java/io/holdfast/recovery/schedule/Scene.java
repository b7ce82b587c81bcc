package io.holdfast.recovery.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.Recoveries;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.ReferenceCheck;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** One node with policies, a clock that stands still, and a directory as storage. */
final class Scene implements AutoCloseable {

    private static final String PROOF = ".proof.json";
    static final String KEY = "c2VjcmV0LWFjY291bnQta2V5";
    static final ServiceId ID = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    final AtomicReference<Instant> now;
    final Store store;
    final Recovery recovery;
    final StorageAccounts accounts;
    final BackupPolicies policies;
    final Path storage;

    Scene(Path directory) {
        this(
                StoreSettings.in(directory.resolve("data")),
                directory,
                new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z")));
    }

    Scene(StoreSettings settings, Path directory, AtomicReference<Instant> now) {
        this.now = now;
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        storage = directory.resolve("storage");
        accounts = new StorageAccounts(Map.of(
                "local",
                new StorageAccounts.Account(URI.create("file:" + storage), Optional.of(KEY)),
                "immutable",
                new StorageAccounts.Account(URI.create("immutable:" + storage), Optional.of(KEY)),
                "keyless",
                new StorageAccounts.Account(URI.create("file:" + storage), Optional.empty())));
        store = Stores.open(settings.withClock(source));
        recovery = Recoveries.create(
                new RecoverySettings("0.1.0", true),
                store,
                Catalog.load(),
                accounts,
                keys(directory),
                ReferenceCheck.NONE,
                clock);
        policies = BackupPolicies.inOneThread(store, recovery, accounts, clock);
    }

    private static RecoveryKeys keys(Path directory) {
        try {
            Path file = directory.resolve("recovery.key");
            if (!Files.exists(file)) {
                RecoveryKeys.generate().writeNew(file);
            }
            return RecoveryKeys.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store, as one to which {@code event} happens whenever all services have just been read. */
    Store afterServices(Runnable event) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (method.getName().equals("services")) {
                        event.run();
                    }
                    return answer;
                });
    }

    /** Policies as another node on that store has them. */
    BackupPolicies policiesOn(Store seen) {
        return BackupPolicies.inOneThread(
                seen, recovery, accounts, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    }

    /** Policies as they are after a start with other settings of the storage accounts. */
    BackupPolicies policiesWith(StorageAccounts others) {
        return BackupPolicies.inOneThread(store, recovery, others, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    }

    Service service() {
        return store.service(ID).orElseThrow();
    }

    void makeService(String sku) {
        String document = "{\"location\":\"eastus\",\"sku\":{\"name\":\"" + sku + "\",\"capacity\":1}}";
        store.createService(ID, document.getBytes(UTF_8), null);
    }

    /** One change. */
    void change() {
        store.configuration(ID)
                .write(transaction -> transaction.put(
                        new ResourceKey("tags", "", "t"), "tags/t", "{\"displayName\":\"t\"}".getBytes(UTF_8), null));
    }

    /** As the database has one. */
    static BackupPolicySpec spec(String json) {
        return BackupPolicyDocument.read(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    /** A policy that writes into container {@code backups} of {@code local}. */
    void policy(String name, String more) {
        policies.put(service(), name, spec("{'storageAccount':'local','containerName':'backups'," + more + "}"));
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    /** Ticks until nothing runs any more. */
    void settle() {
        do {
            awaitOperations();
            policies.tick();
        } while (running());
    }

    void awaitOperations() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> store.operations().of(ID).stream().noneMatch(each -> each.state() == State.RUNNING));
    }

    private boolean running() {
        return policies.list(service()).stream()
                .anyMatch(each -> each.status().condition() == PolicyStatus.Condition.RUNNING);
    }

    PolicyStatus state(String name) {
        return policies.get(service(), name).orElseThrow().status();
    }

    List<LongRunningOperation> operations(LongRunningOperation.Kind kind) {
        return store.operations().of(ID).stream()
                .filter(each -> each.kind() == kind)
                .toList();
    }

    /** The backups in container {@code backups}, by name. */
    List<String> blobs() {
        return inContainer().filter(name -> !name.endsWith(PROOF)).toList();
    }

    /** The backups beside which a proof lies, by name. */
    List<String> proven() {
        return inContainer()
                .filter(name -> name.endsWith(PROOF))
                .map(name -> name.substring(0, name.length() - PROOF.length()))
                .toList();
    }

    private Stream<String> inContainer() {
        try (var vault = accounts.open("local", new StorageAccess.AccessKey(KEY))) {
            return vault.list("backups").stream().map(blob -> blob.name()).sorted();
        }
    }

    /** Breaks what the storage directory holds of a blob. */
    void damage(String blob) {
        try (Stream<Path> files = Files.walk(storage)) {
            Path file = files.filter(each -> each.getFileName().toString().equals(blob))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length / 2; i++) {
                bytes[i] ^= 1;
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        policies.close();
        recovery.close();
        store.close();
    }
}
