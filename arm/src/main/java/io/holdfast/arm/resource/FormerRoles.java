package io.holdfast.arm.resource;

import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.DeletedServices;
import io.holdfast.store.Records;
import io.holdfast.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Roles at a service that was deleted. While it can be brought back they wait with it; a new service of its name must not open itself
 * to whoever had roles at the old one. When it was deleted is therefore kept until it is gone for good or there is a service of that
 * name again. Only then is it looked at: of a service that is there it says nothing.
 */
public final class FormerRoles {

    /** Of the records that tell when a service was deleted. */
    public static final String KIND = "deleted-service";

    private static final String DELETED = "deleted";

    private final Store store;
    private final Records records;
    private final RoleResources roles;
    private final Clock clock;

    public FormerRoles(Store store, RoleResources roles, Clock clock) {
        this.store = store;
        this.records = store.records();
        this.roles = roles;
        this.clock = clock;
    }

    /** To be called before a service is deleted: a deletion that was cut off is not repeated where the service is gone. */
    public void deleting(ServiceId service) {
        forgetExpired();
        records.put(KIND, service.key(), Json.bytes(Json.object().put(DELETED, clock.millis())));
    }

    public void broughtBack(ServiceId service) {
        records.delete(KIND, service.key());
    }

    /** It cannot be brought back any more, or another service has its name. */
    public void goneForGood(ServiceId service) {
        records.get(KIND, service.key()).ifPresent(record -> forget(service.key(), until(record)));
    }

    private static Instant until(byte[] record) {
        return Instant.ofEpochMilli(Json.stored(record).path(DELETED).asLong());
    }

    private void forget(String service, Instant until) {
        roles.forget(service, true, until);
        records.delete(KIND, service);
    }

    /** Those whose time to be brought back is over; the store removes them without a word. */
    private void forgetExpired() {
        Instant limit = clock.instant().minus(DeletedServices.KEPT);
        Map<String, byte[]> expired = new TreeMap<>(records.all(KIND));
        expired.values().removeIf(record -> !until(record).isBefore(limit));
        if (!expired.isEmpty()) {
            store.deleted()
                    .all()
                    .forEach(deleted -> expired.remove(deleted.service().id().key()));
            store.services().forEach(service -> expired.remove(service.id().key()));
            expired.forEach((service, record) -> forget(service, until(record)));
        }
    }
}
