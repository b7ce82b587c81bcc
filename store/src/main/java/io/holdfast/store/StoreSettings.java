package io.holdfast.store;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where the configuration is kept.
 *
 * @param url {@code sqlite:FILE} or {@code postgresql://user:password@host:port/database}
 * @param dataDirectory the directory of this process; made if it does not exist
 * @param keyFile the key that seals secrets; made at the first start. All nodes of one PostgreSQL database need the same
 * @param clock gives the times of resources and long-running operations
 */
public record StoreSettings(String url, Path dataDirectory, Path keyFile, InstantSource clock) {

    /** With the key in {@code store.key} of the data directory, and the system's clock. */
    public StoreSettings(String url, Path dataDirectory) {
        this(url, dataDirectory, dataDirectory.resolve("store.key"), InstantSource.system());
    }

    /** The default: SQLite in {@code holdfast.db} of the data directory. */
    public static StoreSettings in(Path dataDirectory) {
        return new StoreSettings("sqlite:" + dataDirectory.resolve("holdfast.db"), dataDirectory);
    }

    public StoreSettings withKeyFile(Path file) {
        return new StoreSettings(url, dataDirectory, file, clock);
    }

    public StoreSettings withClock(InstantSource other) {
        return new StoreSettings(url, dataDirectory, keyFile, other);
    }

    /** Without the user and password of the URL. */
    @Override
    public String toString() {
        return "StoreSettings[" + url.replaceFirst("//.*@", "//") + ", " + dataDirectory + "]";
    }
}
