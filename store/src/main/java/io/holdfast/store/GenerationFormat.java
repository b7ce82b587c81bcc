package io.holdfast.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a generation's SQLite file looks like inside. */
final class GenerationFormat {

    /** The table of its resources. */
    static final String RESOURCES = "resource";

    /** Grows when older programs could not read the file any more. */
    static final int VERSION = 1;

    private static final List<String> TABLES =
            List.of("""
            CREATE TABLE resource (
                type     TEXT    NOT NULL,
                parent   TEXT    NOT NULL,
                name     TEXT    NOT NULL,
                path     TEXT    NOT NULL,
                etag     TEXT    NOT NULL,
                created  INTEGER NOT NULL,
                modified INTEGER NOT NULL,
                document BLOB    NOT NULL,
                secrets  BLOB,
                PRIMARY KEY (type, parent, name)
            ) STRICT, WITHOUT ROWID""", """
            CREATE TABLE change (
                generation TEXT    NOT NULL,
                sequence   INTEGER NOT NULL PRIMARY KEY,
                type       TEXT    NOT NULL,
                parent     TEXT    NOT NULL,
                name       TEXT    NOT NULL
            ) STRICT""", "CREATE TABLE state (sequence INTEGER NOT NULL) STRICT");

    private GenerationFormat() {}

    static void create(Handle handle, long sequence) {
        TABLES.forEach(handle::execute);
        handle.execute("INSERT INTO state (sequence) VALUES (?)", sequence);
        handle.execute("PRAGMA user_version=" + VERSION);
    }

    static void check(Handle handle, Object file) {
        int version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        if (version > VERSION) {
            throw new StoreException(
                    "The generation " + file + " has format " + version + ", which is newer than this Holdfast reads ("
                            + VERSION + "). Start the newer Holdfast that wrote it.",
                    null);
        }
    }

    static long sequence(Handle handle) {
        return handle.createQuery("SELECT sequence FROM state")
                .mapTo(Long.class)
                .one();
    }

    static void sequence(Handle handle, long sequence) {
        handle.execute("UPDATE state SET sequence = ?", sequence);
    }
}
