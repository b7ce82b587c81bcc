package io.holdfast.store;

import java.nio.file.Path;

/** Opens stores. */
public final class Stores {

    private static final String SQLITE = "sqlite:";

    private Stores() {}

    /**
     * Opens the store that the URL names, making or upgrading its tables where needed. Long-running operations that a
     * process left behind are ended as interrupted, and half-written generations are removed.
     *
     * @throws StoreException if the URL is not understood, the database cannot be reached or was written by a newer
     *     Holdfast, another process uses the data directory, or the key file does not belong to the database
     */
    public static Store open(StoreSettings settings) {
        String url = settings.url();
        StoreKey.warmUp();
        if (url.startsWith(SQLITE) && url.length() > SQLITE.length()) {
            return SqliteStores.open(settings, Path.of(url.substring(SQLITE.length())));
        }
        if (PostgresUrl.accepts(url)) {
            return PostgresStores.open(settings, LeaseTimes.DEFAULT);
        }
        throw new StoreException(
                "store.url is not understood: it must be sqlite:FILE or postgresql://user:password@host:port/database",
                null);
    }
}
