package io.holdfast.store;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells listeners of what other nodes did. Remembers up to where each service has been told, by listening to the same
 * announcer as everyone else.
 */
final class PostgresFeed implements ConfigurationListener {

    /** Further behind than this, reading the service anew is cheaper, and needs no memory for all that changed. */
    private static final int CAUGHT_UP = 1_000;

    /** Up to where a service was told. */
    private record Position(String generation, long sequence, String etag) {

        static Position of(Service service) {
            return new Position(service.generation(), service.sequence(), service.etag());
        }

        /** The service's own document does not matter to its resources. */
        boolean isAt(Service service) {
            return generation.equals(service.generation()) && sequence == service.sequence();
        }
    }

    private final PostgresDatabase database;
    private final ServiceTable services;
    private final ServiceLocks locks;
    private final Announcer announcer;
    private final Sealer sealer;
    private final Map<ServiceId, Position> told = new ConcurrentHashMap<>();

    PostgresFeed(
            PostgresDatabase database, ServiceTable services, ServiceLocks locks, Announcer announcer, Sealer sealer) {
        this.database = database;
        this.services = services;
        this.locks = locks;
        this.announcer = announcer;
        this.sealer = sealer;
    }

    /** From now on remembers; what is there now need not be told. */
    void start() {
        announcer.add(this);
        database.read(services::positions).forEach(announcer::introduce);
    }

    /** What a transaction of this node has to tell: its own changes, after those of other nodes before it. */
    <T> Generations.Written<T> withMissed(T result, List<Change> changes, Service before) {
        Position position = told.get(before.id());
        if (changes.isEmpty() || (position != null && position.isAt(before))) {
            return new Generations.Written<>(result, changes, false);
        }
        Optional<List<Change>> missed =
                position != null && position.generation().equals(before.generation())
                        ? missed(before, position)
                        : Optional.empty();
        return new Generations.Written<>(result, missed.orElse(changes), missed.isEmpty());
    }

    /** Compares what is told with what is there, and tells the difference. */
    void look() {
        List<Service> all = database.read(services::positions);
        for (Service service : all) {
            if (!Position.of(service).equals(told.get(service.id()))) {
                locks.tryHold(service.id()).ifPresent(held -> {
                    try (held) {
                        catchUp(service.id());
                    }
                });
            }
        }
        removeMissing(all);
    }

    private void removeMissing(List<Service> all) {
        if (told.size() <= all.size()) {
            Set<ServiceId> there = ConcurrentHashMap.newKeySet();
            all.forEach(service -> there.add(service.id()));
            if (there.containsAll(told.keySet())) {
                return;
            }
        }
        for (ServiceId id : told.keySet()) {
            locks.tryHold(id).ifPresent(held -> {
                try (held) {
                    catchUp(id);
                }
            });
        }
    }

    /** The caller holds the service. */
    private void catchUp(ServiceId id) {
        Optional<Service> found = database.read(sql -> services.find(sql, id));
        Position position = told.get(id);
        if (found.isEmpty()) {
            announcer.removed(id);
        } else if (position == null || !position.generation().equals(found.get().generation())) {
            announcer.replaced(found.get());
        } else {
            tellDifference(found.get(), position);
        }
    }

    private void tellDifference(Service now, Position position) {
        if (now.sequence() > position.sequence()) {
            missed(now, position)
                    .ifPresentOrElse(
                            changes -> announcer.changed(now.id(), changes, () -> now), () -> announcer.replaced(now));
        }
        Position after = told.get(now.id());
        if (after != null && !after.etag().equals(now.etag())) {
            announcer.updated(now);
        }
    }

    /**
     * All changes after a position, one for each resource: the newest, as it is now. Empty if they are too many or the
     * log does not reach back so far.
     */
    private Optional<List<Change>> missed(Service service, Position position) {
        if (service.sequence() - position.sequence() > CAUGHT_UP) {
            return Optional.empty();
        }
        List<Change> logged = database.read(sql -> logged(sql, service, position.sequence()));
        if (logged.isEmpty() || logged.getFirst().sequence() != position.sequence() + 1) {
            return Optional.empty();
        }
        Map<ResourceKey, Change> newest = new LinkedHashMap<>();
        for (Change change : logged) {
            newest.remove(change.key());
            newest.put(change.key(), change);
        }
        return Optional.of(new ArrayList<>(newest.values()));
    }

    private List<Change> logged(Sql sql, Service service, long after) {
        var table = new ResourceTable(PostgresTables.name(service.generation()), service.id(), sealer);
        return sql.list(
                "SELECT c.type, c.parent, c.name, r.path, r.etag, r.created, r.modified, r.document, r.secrets,"
                        + " c.sequence FROM change c LEFT JOIN " + table.name()
                        + " r ON r.type = c.type AND r.parent = c.parent AND r.name = c.name"
                        + " WHERE c.generation = ? AND c.sequence > ? ORDER BY c.sequence",
                row -> {
                    long sequence = row.getLong(10);
                    return row.getString(4) == null
                            ? new Change.Deleted(
                                    sequence, new ResourceKey(row.getString(1), row.getString(2), row.getString(3)))
                            : new Change.Put(sequence, table.resource(row));
                },
                service.generation(),
                after);
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {
        long sequence = changes.getLast().sequence();
        told.computeIfPresent(
                service, (id, position) -> new Position(position.generation(), sequence, position.etag()));
    }

    @Override
    public void replaced(Service service) {
        told.put(service.id(), Position.of(service));
    }

    @Override
    public void updated(Service service) {
        told.computeIfPresent(
                service.id(),
                (id, position) -> new Position(position.generation(), position.sequence(), service.etag()));
    }

    @Override
    public void removed(ServiceId service) {
        told.remove(service);
    }
}
