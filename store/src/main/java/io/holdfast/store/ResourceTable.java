package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The table that holds the resources of one generation.
 *
 * @param name the table's name
 * @param generation which one
 * @param service whose resources they are
 */
record ResourceTable(String name, String generation, ServiceId service, Sealer sealer) {

    /** How many {@link #COLUMNS} there are. */
    static final int WIDTH = 9;

    static final String COLUMNS = "type, parent, name, path, etag, created, modified, document, secrets";

    String select() {
        return "SELECT " + COLUMNS + " FROM " + name;
    }

    void correct(Sql sql, Collection<ResourceKey> removed, Collection<Resource> replaced) {
        String key = " WHERE type = ? AND parent = ? AND name = ?";
        for (ResourceKey gone : removed) {
            int there = sql.execute("DELETE FROM " + name + key, gone.type(), gone.parent(), gone.name());
            if (there > 0) {
                Tally.add(sql, generation, TallyChanges.Place.of(gone), -there);
            }
        }
        for (Resource changed : replaced) {
            sql.execute(
                    "UPDATE " + name + " SET etag = ?, document = ?, secrets = ?" + key,
                    changed.etag(),
                    changed.document(),
                    seal(changed.key(), changed.secrets()),
                    changed.key().type(),
                    changed.key().parent(),
                    changed.key().name());
        }
    }

    byte @Nullable [] seal(ResourceKey key, byte @Nullable [] secrets) {
        return sealer.seal(secrets, secrets == null ? "" : Sealer.context(service, key));
    }

    /** The class file of a record's compact constructor does not say that {@code secrets} may be null. */
    @SuppressWarnings("NullAway")
    static Resource resource(
            ResourceKey key,
            String path,
            String etag,
            long created,
            long modified,
            byte[] document,
            byte @Nullable [] secrets) {
        return new Resource(key, path, etag, created, modified, document, secrets);
    }

    /** Of a row of {@link #COLUMNS}. */
    Resource resource(ResultSet row) throws SQLException {
        var key = new ResourceKey(row.getString(1), row.getString(2), row.getString(3));
        byte[] sealed = row.getBytes(9);
        return resource(
                key,
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getBytes(8),
                sealer.open(sealed, sealed == null ? "" : Sealer.context(service, key)));
    }
}
