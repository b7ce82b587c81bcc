package io.holdfast.store;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqlOperations implements LongRunningOperations {

    /** How long ended ones are kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String INTERRUPTED = "OperationInterrupted";

    private static final String INTERRUPTED_MESSAGE =
            "The server that ran this operation stopped before it had finished."
                    + " The service's configuration is unchanged. Start the operation again.";

    private static final String SELECT = "SELECT o.id, s.subscription_id, s.resource_group, s.name, o.kind, o.state,"
            + " o.started, o.updated, o.result, o.error_code, o.error_message"
            + " FROM operation o JOIN service s ON s.service_key = o.service_key";

    private final Database database;
    private final ServiceTable services;
    private final ServiceLocks locks;
    private final InstantSource clock;
    private final Leases leases;
    private final SqlActivities activities;

    SqlOperations(
            Database database,
            ServiceTable services,
            ServiceLocks locks,
            InstantSource clock,
            Leases leases,
            SqlActivities activities) {
        this.database = database;
        this.services = services;
        this.locks = locks;
        this.clock = clock;
        this.leases = leases;
        this.activities = activities;
    }

    /** Says who runs an operation. */
    @FunctionalInterface
    interface Leases {

        /** {@code operation} was begun by this process, in the transaction of {@code sql}. */
        void take(Sql sql, String operation);
    }

    @Override
    public LongRunningOperation begin(ServiceId id, Kind kind) {
        // Holding the service means that no write of this process is under way when this returns.
        try (var _ = locks.hold(id)) {
            return database.write(sql -> begin(sql, id, kind));
        }
    }

    private LongRunningOperation begin(Sql sql, ServiceId id, Kind kind) {
        Service service = services.lock(sql, id);
        if (kind.holdsService() && service.activeOperation() != null) {
            throw new ServiceLockedException(id);
        }
        long now = clock.millis();
        sql.execute("DELETE FROM operation WHERE state <> 'RUNNING' AND updated < ?", now - KEPT.toMillis());
        var operation = new LongRunningOperation(
                Tokens.operationId(), service.id(), kind, State.RUNNING, now, now, null, null, null);
        sql.execute(
                "INSERT INTO operation (id, service_key, kind, state, started, updated) VALUES (?, ?, ?, ?, ?, ?)",
                operation.id(),
                id.key(),
                kind.name(),
                State.RUNNING.name(),
                now,
                now);
        if (kind.holdsService()) {
            services.hold(sql, operation);
        }
        leases.take(sql, operation.id());
        return operation;
    }

    @Override
    public void succeed(LongRunningOperation operation, String result) {
        database.run(sql -> succeed(sql, operation, result));
    }

    void succeed(Sql sql, LongRunningOperation operation, String result) {
        if (!end(sql, operation.id(), State.SUCCEEDED, result, null, null)) {
            throw new StoreException(
                    "The long-running operation " + operation.id() + " has ended already and cannot succeed any more",
                    null);
        }
    }

    @Override
    public void fail(LongRunningOperation operation, String code, String message) {
        database.write(sql -> end(sql, operation.id(), State.FAILED, null, code, message));
    }

    /** Ends an operation whose process is gone. */
    void interrupt(Sql sql, String operation) {
        end(sql, operation, State.FAILED, null, INTERRUPTED, INTERRUPTED_MESSAGE);
    }

    private boolean end(
            Sql sql,
            String operation,
            State state,
            @Nullable String result,
            @Nullable String code,
            @Nullable String message) {
        // The service's row first, as everywhere: two transactions never wait for each other.
        services.free(sql, operation);
        boolean ended = sql.execute(
                        "UPDATE operation SET state = ?, updated = ?, result = ?, error_code = ?, error_message = ?"
                                + " WHERE id = ? AND state = 'RUNNING'",
                        state.name(),
                        clock.millis(),
                        result,
                        code,
                        message,
                        operation)
                == 1;
        if (ended) {
            activities.end(sql, operation, state == State.SUCCEEDED, code, message);
        }
        return ended;
    }

    @Override
    public Optional<LongRunningOperation> find(String id) {
        return database.read(sql -> sql.first(SELECT + " WHERE o.id = ?", SqlOperations::operation, id));
    }

    @Override
    public List<LongRunningOperation> of(ServiceId service) {
        return database.read(sql -> sql.list(
                SELECT + " WHERE o.service_key = ? ORDER BY o.started DESC, o.id",
                SqlOperations::operation,
                service.key()));
    }

    private static LongRunningOperation operation(ResultSet row) throws SQLException {
        return new LongRunningOperation(
                row.getString(1),
                new ServiceId(row.getString(2), row.getString(3), row.getString(4)),
                Kind.valueOf(row.getString(5)),
                State.valueOf(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
