package io.holdfast.server;

import io.holdfast.files.DirectoryLock;
import io.holdfast.files.Reason;
import io.holdfast.recovery.KeyRegister;
import io.holdfast.recovery.LostKey;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.store.Store;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an operator does about a recovery key that is lost for good: gives it up, on purpose, and goes on with a new one. Works
 * on the deployment's database; the server must be stopped for it.
 */
public final class BeginAnew implements AutoCloseable {

    private static final String SQLITE = "sqlite:";

    private final DirectoryLock lock;
    private final Store store;
    private final KeyRegister register;

    private BeginAnew(DirectoryLock lock, Store store, KeyRegister register) {
        this.lock = lock;
        this.store = store;
        this.register = register;
    }

    /**
     * Opens the deployment with these settings.
     *
     * @throws StartException if there is none, it is in use, or its database cannot be opened
     */
    public static BeginAnew of(ServerSettings settings) {
        String url = settings.store().url();
        if (url.startsWith(SQLITE) && !Files.exists(Path.of(url.substring(SQLITE.length())))) {
            throw new StartException(
                    "there is no deployment at " + url.substring(SQLITE.length()) + "; name it with --config or --data",
                    null);
        }
        try {
            return locked(settings);
        } catch (IOException | RuntimeException e) {
            throw new StartException(Reason.of(e), e);
        }
    }

    private static BeginAnew locked(ServerSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        DirectoryLock lock = DirectoryLock.of(settings.data(), HoldfastServer.LOCK);
        try {
            Store store = Stores.open(settings.storeSettings(clock));
            Path file = settings.recovery().keyFile();
            return new BeginAnew(lock, store, new KeyRegister(store.records(), file, clock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The fingerprints of the keys that are missing; how many known backups, not expired, each of them alone opens. */
    public Map<String, Long> missing() throws IOException {
        var missing = new TreeMap<String, Long>();
        for (LostKey key : register.missing()) {
            missing.put(key.fingerprint(), key.backups());
        }
        return missing;
    }

    /**
     * Gives them up and puts a new key into the key file.
     *
     * @return the fingerprints of the keys that are there now, the new one first
     * @throws IOException if none is missing
     */
    public List<String> begin() throws IOException {
        return register.beginAnew().all().stream().map(key -> key.fingerprint()).toList();
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            store.close();
        }
    }
}
