package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of what other nodes did. Remembers up to where each service has been told, by listening to the same
 * announcer as everyone else.
 */
final class PostgresFeed implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresFeed.class);

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
    private final ServiceRows services;
    private final ServiceLocks locks;
    private final Announcer announcer;
    private final Sealer sealer;
    private final Map<ServiceId, Position> told = new ConcurrentHashMap<>();
    private volatile long lookedAt = System.nanoTime();

    PostgresFeed(
            PostgresDatabase database, ServiceRows services, ServiceLocks locks, Announcer announcer, Sealer sealer) {
        this.database = database;
        this.services = services;
        this.locks = locks;
        this.announcer = announcer;
        this.sealer = sealer;
    }

    /** From now on remembers; what is there now need not be told. */
    void start() {
        announcer.add(this);
        lookedAt = System.nanoTime();
        database.read(services::positions).forEach(announcer::introduce);
    }

    /**
     * What a transaction of this node has to tell: its own changes, after those of other nodes before it. It is committed
     * already: when the database fails now, nothing is told, and the next look tells all.
     */
    Generations.Written after(Service before, List<Change> changes) {
        Position position = told.get(before.id());
        if (changes.isEmpty() || (position != null && position.isAt(before))) {
            return new Generations.Written(changes, false);
        }
        try {
            Optional<List<Change>> missed =
                    position != null && position.generation().equals(before.generation())
                            ? missed(before, position)
                            : Optional.empty();
            return new Generations.Written(missed.map(m -> joined(m, changes)).orElse(changes), missed.isEmpty());
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("service", before.id().key())
                    .addKeyValue("reason", e.getMessage())
                    .log("a change is committed and will be told of later");
            return new Generations.Written(List.of(), false);
        }
    }

    /** Compares what is told with what is there, and tells the difference. */
    void look() {
        long now = System.nanoTime();
        List<Service> all = database.read(services::positions);
        for (Service service : all) {
            if (!Position.of(service).equals(told.get(service.id()))) {
                locks.tryHold(service.id()).ifPresent(held -> {
                    try (held) {
                        catchUpAlone(service);
                    }
                });
            }
        }
        removeMissing(all);
        lookedAt = now;
    }

    /** How long ago the newest look began that told all it found. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
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

    /** A service whose configuration is damaged must not keep the others from being told of. */
    private void catchUpAlone(Service service) {
        try {
            catchUp(service.id());
        } catch (StoreException e) {
            if (e.isPassing()) {
                throw e;
            }
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("service", service.id().key())
                    .log("what another node changed cannot be read; the gateway serves what it knows");
            told.put(service.id(), Position.of(service));
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

    private Optional<List<Change>> missed(Service service, Position position) {
        var table = new ResourceTable(
                PostgresTables.name(service.generation()), service.generation(), service.id(), sealer);
        return MissedChanges.read(database, service, table, position.sequence());
    }

    private static List<Change> joined(List<Change> missed, List<Change> own) {
        List<Change> all = new ArrayList<>(missed);
        all.addAll(own);
        return all;
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
