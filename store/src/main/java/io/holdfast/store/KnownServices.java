package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers rows of services until anything is written to their database, which nobody else can do: its directory is
 * locked. Each request asks for one several times.
 */
final class KnownServices implements ServiceLookup {

    /** More services than this are in use at the same time by nobody. */
    private static final int MOST = 1_000;

    private final SqliteDatabase database;
    private final ServiceRows services;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    KnownServices(SqliteDatabase database, ServiceRows services) {
        this.database = database;
        this.services = services;
    }

    /** @param version of the database, from before the row was read */
    private record Known(long version, Optional<Service> row) {}

    @Override
    public Optional<Service> find(ServiceId id) {
        if (database.isWriting()) {
            // Whoever has seen what is being committed must not find the row of before.
            return database.read(sql -> services.find(sql, id));
        }
        long version = database.version();
        Known found = known.get(id.key());
        if (found != null && found.version() == version) {
            return found.row();
        }
        Optional<Service> row = database.read(sql -> services.find(sql, id));
        if (row.isEmpty()) {
            // Anybody can ask for what is not there.
            return row;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(id.key(), new Known(version, row));
        return row;
    }
}
