package io.holdfast.store;

import java.util.List;

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

    static void create(Sql sql, long sequence) {
        TABLES.forEach(statement -> sql.execute(statement));
        sql.execute("INSERT INTO state (sequence) VALUES (?)", sequence);
        sql.execute("PRAGMA user_version=" + VERSION);
    }

    static long check(Sql sql, Object file) {
        long version = sql.number("PRAGMA user_version");
        if (version > VERSION) {
            throw new StoreException(
                    "The generation " + file + " has format " + version + ", which is newer than this Holdfast reads ("
                            + VERSION + "). Start the newer Holdfast that wrote it.",
                    null);
        }
        return version;
    }

    static long sequence(Sql sql) {
        return sql.number("SELECT sequence FROM state");
    }

    static void sequence(Sql sql, long sequence) {
        sql.execute("UPDATE state SET sequence = ?", sequence);
    }
}
