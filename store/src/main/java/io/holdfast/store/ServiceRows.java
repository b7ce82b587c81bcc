package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of services. Those of deleted ones are seen by the methods alone that say so. */
final class ServiceRows {

    private static final String SELECT =
            "SELECT subscription_id, resource_group, name, document, secrets, etag, created,"
                    + " modified, sequence, generation, operation, activity, deleted, purge_at FROM service";
    private static final String LIVE = " AND deleted IS NULL";

    private final Sealer sealer;
    private final String forUpdate;

    ServiceRows(Sealer sealer, String forUpdate) {
        this.sealer = sealer;
        this.forUpdate = forUpdate;
    }

    Optional<Service> find(Sql sql, ServiceId id) {
        return sql.first(SELECT + " WHERE service_key = ?" + LIVE, this::service, id.key());
    }

    Optional<Service> named(Sql sql, String name) {
        return sql.first(SELECT + " WHERE name_key = ?" + LIVE, this::service, name.toLowerCase(Locale.ROOT));
    }

    List<Service> all(Sql sql) {
        return sql.list(SELECT + " WHERE deleted IS NULL ORDER BY service_key", this::service);
    }

    /** The deleted ones. */
    List<DeletedService> deleted(Sql sql) {
        return sql.list(SELECT + " WHERE deleted IS NOT NULL ORDER BY service_key", this::deletedService);
    }

    /** All services without documents and secrets: cheap to ask for often. */
    List<Service> positions(Sql sql) {
        return sql.list(
                "SELECT subscription_id, resource_group, name, etag, sequence, generation FROM service"
                        + " WHERE deleted IS NULL",
                row -> new Service(
                        new ServiceId(row.getString(1), row.getString(2), row.getString(3)),
                        new byte[0],
                        null,
                        row.getString(4),
                        0,
                        0,
                        row.getLong(5),
                        row.getString(6),
                        null,
                        null));
    }

    /** The service, which no other transaction can change until this one ends. */
    Service lock(Sql sql, ServiceId id) {
        return sql.first(SELECT + " WHERE service_key = ?" + LIVE + forUpdate, this::service, id.key())
                .orElseThrow(() -> new ServiceNotFoundException(id));
    }

    /** Likewise, a deleted one. */
    Optional<DeletedService> lockDeleted(Sql sql, ServiceId id) {
        return sql.first(
                SELECT + " WHERE service_key = ? AND deleted IS NOT NULL" + forUpdate, this::deletedService, id.key());
    }

    /** False if its id or its name is taken. */
    boolean insert(Sql sql, Service service) {
        ServiceId id = service.id();
        return sql.execute(
                        "INSERT INTO service (service_key, name_key, subscription_id, resource_group, name, document,"
                                + " secrets, etag, created, modified, sequence, generation)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        id.key(),
                        id.name().toLowerCase(Locale.ROOT),
                        id.subscriptionId(),
                        id.resourceGroup(),
                        id.name(),
                        service.document(),
                        sealed(service),
                        service.etag(),
                        service.created(),
                        service.modified(),
                        service.sequence(),
                        service.generation())
                == 1;
    }

    void update(Sql sql, Service service) {
        sql.execute(
                "UPDATE service SET document = ?, secrets = ?, etag = ?, modified = ? WHERE service_key = ?",
                service.document(),
                sealed(service),
                service.etag(),
                service.modified(),
                service.id().key());
    }

    /** What sets the number of its newest change. */
    static Sql.Statement sequencing(ServiceId id, long sequence) {
        return new Sql.Statement("UPDATE service SET sequence = ? WHERE service_key = ?", sequence, id.key());
    }

    /** Makes another generation the live one. */
    void pointTo(Sql sql, ServiceId id, String generation, long sequence, long now) {
        sql.execute(
                "UPDATE service SET generation = ?, sequence = ?, etag = ?, modified = ? WHERE service_key = ?",
                generation,
                sequence,
                Tokens.etag(),
                now,
                id.key());
    }

    void hold(Sql sql, LongRunningOperation operation) {
        sql.execute(
                "UPDATE service SET operation = ?, activity = ? WHERE service_key = ?",
                operation.id(),
                operation.kind().name(),
                operation.service().key());
    }

    void free(Sql sql, String operation) {
        sql.execute("UPDATE service SET operation = NULL, activity = NULL WHERE operation = ?", operation);
    }

    /** Makes a deleted service of one. */
    void hide(Sql sql, ServiceId id, long now, long purge) {
        sql.execute("UPDATE service SET deleted = ?, purge_at = ? WHERE service_key = ?", now, purge, id.key());
    }

    /** Makes a service of a deleted one. */
    void unhide(Sql sql, ServiceId id, long now) {
        sql.execute(
                "UPDATE service SET deleted = NULL, purge_at = NULL, etag = ?, modified = ? WHERE service_key = ?",
                Tokens.etag(),
                now,
                id.key());
    }

    /** Deleted or not. */
    void delete(Sql sql, ServiceId id) {
        sql.execute("DELETE FROM operation WHERE service_key = ?", id.key());
        SqlQuotas.removeOf(sql, id.key());
        sql.execute("DELETE FROM service WHERE service_key = ?", id.key());
    }

    private byte @org.jspecify.annotations.Nullable [] sealed(Service service) {
        return sealer.seal(service.secrets(), Sealer.context(service.id()));
    }

    private DeletedService deletedService(ResultSet row) throws SQLException {
        return new DeletedService(service(row), row.getLong(13), row.getLong(14));
    }

    private Service service(ResultSet row) throws SQLException {
        var id = new ServiceId(row.getString(1), row.getString(2), row.getString(3));
        String activity = row.getString(12);
        return new Service(
                id,
                row.getBytes(4),
                sealer.open(row.getBytes(5), Sealer.context(id)),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                activity == null ? null : LongRunningOperation.Kind.valueOf(activity));
    }
}
