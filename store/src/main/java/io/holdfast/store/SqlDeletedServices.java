package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of services that nothing else looks at; their generations stay because the rows do. */
final class SqlDeletedServices implements DeletedServices {

    private static final Logger LOG = LoggerFactory.getLogger(SqlDeletedServices.class);

    private final StoreParts parts;
    private final Homes homes;
    private final Database database;
    private final ServiceRows services;

    SqlDeletedServices(StoreParts parts, Homes homes) {
        this.parts = parts;
        this.homes = homes;
        this.database = parts.database();
        this.services = parts.services();
    }

    @Override
    public List<DeletedService> all() {
        return database.read(services::deleted).stream()
                .map(each -> new DeletedService(
                        parts.generations().withSequence(each.service()), each.deleted(), each.purge()))
                .toList();
    }

    @Override
    public DeletedService delete(ServiceId id, Duration kept) {
        try (var _ = parts.locks().hold(id)) {
            long now = parts.clock().millis();
            long purge = now + kept.toMillis();
            Service service = database.write(sql -> {
                Service free = services.lock(sql, id);
                if (free.activeOperation() != null) {
                    throw new ServiceLockedException(id);
                }
                services.hide(sql, id, now, purge);
                database.signal(sql);
                return free;
            });
            parts.announcer().removed(id);
            return new DeletedService(service, now, purge);
        }
    }

    @Override
    public Service bringBack(ServiceId id, @Nullable RecordKey home) {
        try (var _ = parts.locks().hold(id)) {
            Service back = database.write(sql -> {
                homes.demand(sql, home);
                if (services.lockDeleted(sql, id).isEmpty()) {
                    throw new ServiceNotFoundException(id);
                }
                services.unhide(sql, id, parts.clock().millis());
                database.signal(sql);
                return services.lock(sql, id);
            });
            Service now = parts.generations().withSequence(back);
            parts.announcer().replaced(now);
            return now;
        }
    }

    @Override
    public void purge(ServiceId id) {
        if (!purge(id, Long.MAX_VALUE)) {
            throw new ServiceNotFoundException(id);
        }
    }

    /** Removes those whose time is over. */
    void purgeExpired() {
        long now = parts.clock().millis();
        for (DeletedService each : database.read(services::deleted)) {
            ServiceId id = each.service().id();
            if (each.purge() <= now && purge(id, now)) {
                LOG.info("deleted service purged, its time is over service={}", id.key());
            }
        }
    }

    /** False unless it is still deleted and was to be purged by then: another node may have been faster. */
    private boolean purge(ServiceId id, long by) {
        try (var held = parts.locks().hold(id)) {
            List<String> unneeded = database.write(sql -> {
                Optional<DeletedService> due = services.lockDeleted(sql, id).filter(deleted -> deleted.purge() <= by);
                if (due.isEmpty()) {
                    return List.<String>of();
                }
                List<String> gone = new ArrayList<>(parts.replaced().forget(sql, id));
                gone.add(due.get().service().generation());
                services.delete(sql, id);
                return gone;
            });
            unneeded.forEach(parts.generations()::retire);
            if (unneeded.isEmpty()) {
                return false;
            }
            held.forget();
            return true;
        }
    }
}
