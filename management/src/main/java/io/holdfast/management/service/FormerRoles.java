package io.holdfast.management.service;

import io.holdfast.management.ManagementParts;
import io.holdfast.management.RoleResources;
import io.holdfast.management.arm.Json;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Records;
import java.time.Clock;
import java.time.Instant;

/**
 * Roles at a service that was deleted. While it can be brought back they wait with it; a new service of its name must not open itself
 * to whoever had roles at the old one. When it was deleted is therefore kept until there is a service of that name again.
 */
public final class FormerRoles {

    private static final String KIND = "deleted-service";
    private static final String DELETED = "deleted";

    private final Records records;
    private final RoleResources roles;
    private final Clock clock;

    public FormerRoles(ManagementParts parts) {
        this.records = parts.store().records();
        this.roles = parts.roles();
        this.clock = parts.clock();
    }

    public void deleted(ServiceId service) {
        records.put(KIND, service.key(), Json.bytes(Json.object().put(DELETED, clock.millis())));
    }

    void broughtBack(ServiceId service) {
        records.delete(KIND, service.key());
    }

    /** A service was made that is another one than the one that was deleted. */
    void made(ServiceId service) {
        records.get(KIND, service.key()).map(Json::stored).ifPresent(record -> {
            Instant until = Instant.ofEpochMilli(record.path(DELETED).asLong());
            roles.forget(service.toString(), true, until);
            records.delete(KIND, service.key());
        });
    }
}
