package io.holdfast.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

final class SqlRecords implements Records {

    private static final String INSERT =
            "INSERT INTO record (kind, id, document) VALUES (?, ?, ?) ON CONFLICT (kind, id) ";

    private final Database database;

    SqlRecords(Database database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> get(String kind, String id) {
        return database.read(sql -> sql.first(
                "SELECT document FROM record WHERE kind = ? AND id = ?", row -> row.getBytes(1), kind, key(id)));
    }

    @Override
    public SortedMap<String, byte[]> all(String kind) {
        var all = new TreeMap<String, byte[]>();
        database.read(sql -> sql.list(
                "SELECT id, document FROM record WHERE kind = ?",
                row -> all.put(row.getString(1), row.getBytes(2)),
                kind));
        return all;
    }

    @Override
    public SortedSet<String> ids(String kind) {
        List<String> ids =
                database.read(sql -> sql.list("SELECT id FROM record WHERE kind = ?", row -> row.getString(1), kind));
        return new TreeSet<>(ids);
    }

    @Override
    public void put(String kind, String id, byte[] document) {
        database.write(
                sql -> sql.execute(INSERT + "DO UPDATE SET document = excluded.document", kind, key(id), document));
    }

    @Override
    public boolean putIfAbsent(String kind, String id, byte[] document) {
        return database.write(sql -> sql.execute(INSERT + "DO NOTHING", kind, key(id), document) == 1);
    }

    @Override
    public boolean replace(String kind, String id, byte[] expected, byte[] document) {
        return database.write(sql -> sql.execute(
                        "UPDATE record SET document = ? WHERE kind = ? AND id = ? AND document = ?",
                        document,
                        kind,
                        key(id),
                        expected)
                == 1);
    }

    @Override
    public boolean delete(String kind, String id) {
        return database.write(sql -> sql.execute("DELETE FROM record WHERE kind = ? AND id = ?", kind, key(id)) == 1);
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
