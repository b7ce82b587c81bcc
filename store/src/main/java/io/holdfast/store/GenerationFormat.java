package io.holdfast.store;

import java.util.List;

/** What a generation's SQLite file looks like inside. */
final class GenerationFormat {

    /** The table of its resources. */
    static final String RESOURCES = "resource";

    /** Grows when older programs could not read the file any more. */
    static final int VERSION = 1;

    private static final String TALLY = """
            CREATE TABLE tally (
                generation TEXT    NOT NULL,
                type       TEXT    NOT NULL,
                parent     TEXT    NOT NULL,
                number     INTEGER NOT NULL,
                PRIMARY KEY (generation, type, parent)
            ) STRICT, WITHOUT ROWID""";

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
            ) STRICT""", "CREATE TABLE state (sequence INTEGER NOT NULL) STRICT", TALLY);

    /** A file in which something is not as any program of ours leaves it, or as only a newer one does. */
    static final class WrongFormatException extends StoreException {
        private static final long serialVersionUID = 1L;

        WrongFormatException(String message) {
            super(message, null);
        }
    }

    private GenerationFormat() {}

    static void create(Sql sql, long sequence) {
        TABLES.forEach(statement -> sql.execute(statement));
        sql.execute("INSERT INTO state (sequence) VALUES (?)", sequence);
        sql.execute("PRAGMA user_version=" + VERSION);
    }

    static long check(Sql sql, Object file) {
        long version = sql.number("PRAGMA user_version");
        if (version > VERSION) {
            throw new WrongFormatException(
                    "The generation " + file + " has format " + version + ", which is newer than this Holdfast reads ("
                            + VERSION + "). Start the newer Holdfast that wrote it.");
        }
        return version;
    }

    /** Whether it says how many resources it holds. Programs of schema version 4 and before left none that does. */
    static boolean isCounted(Sql sql) {
        return sql.number("SELECT count(*) FROM sqlite_master WHERE name = 'tally'") > 0;
    }

    static int count(Sql sql, String generation) {
        int made = sql.execute(TALLY);
        Tally.count(sql, RESOURCES, generation);
        return made;
    }

    static long sequence(Sql sql) {
        return sql.first("SELECT sequence FROM state", row -> row.getLong(1))
                .orElseThrow(() -> new WrongFormatException("The generation has no sequence number"));
    }

    static void sequence(Sql sql, long sequence) {
        sql.execute("UPDATE state SET sequence = ?", sequence);
    }
}
