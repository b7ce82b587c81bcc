package io.holdfast.store;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Course;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class SqlOperations implements LongRunningOperations {

    /** How long ended ones are kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String INTERRUPTED = "OperationInterrupted";

    private static final String INTERRUPTED_MESSAGE =
            "The server that ran this operation stopped before it had finished."
                    + " The service's configuration is unchanged. Start the operation again.";

    private static final String CANCELLED = "OperationCanceled";

    private final Database database;
    private final ServiceRows services;
    private final ServiceLocks locks;
    private final InstantSource clock;
    private final Leases leases;
    private final SqlActivities activities;
    private final Interruptions interruptions = new Interruptions();

    SqlOperations(
            Database database,
            ServiceRows services,
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
    public LongRunningOperation begin(ServiceId id, Kind kind, @Nullable String startedBy) {
        // Holding the service means that no write of this process is under way when this returns.
        try (var _ = locks.hold(id)) {
            return database.write(sql -> begin(sql, id, kind, startedBy));
        }
    }

    private LongRunningOperation begin(Sql sql, ServiceId id, Kind kind, @Nullable String startedBy) {
        Service service = services.lock(sql, id);
        if (kind.holdsService() && service.activeOperation() != null) {
            throw new ServiceLockedException(id);
        }
        long now = clock.millis();
        sql.execute("DELETE FROM operation WHERE state <> 'RUNNING' AND updated < ?", now - KEPT.toMillis());
        var operation = new LongRunningOperation(
                Tokens.operationId(),
                service.id(),
                kind,
                State.RUNNING,
                now,
                now,
                null,
                null,
                null,
                new Course(startedBy, null, null, false));
        sql.execute(
                "INSERT INTO operation (id, service_key, kind, state, started, updated, started_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                operation.id(),
                id.key(),
                kind.name(),
                State.RUNNING.name(),
                now,
                now,
                startedBy);
        if (kind.holdsService()) {
            services.hold(sql, operation);
        }
        leases.take(sql, operation.id());
        return operation;
    }

    @Override
    public void pointOfNoReturn(LongRunningOperation operation, String progress) {
        database.run(sql -> {
            int passed = sql.execute(
                    "UPDATE operation SET ending = 1, progress = ?"
                            + " WHERE id = ? AND state = 'RUNNING' AND cancelled_by IS NULL",
                    progress,
                    operation.id());
            if (passed == 0) {
                throw cannotSucceed(sql, operation.id());
            }
        });
    }

    @Override
    public void succeed(LongRunningOperation operation, String result) {
        database.run(sql -> succeed(sql, operation, result, null));
    }

    /** @param said for the audit trail: what was done */
    void succeed(Sql sql, LongRunningOperation operation, String result, @Nullable String said) {
        if (!end(sql, operation.id(), State.SUCCEEDED, result, null, said)) {
            throw cannotSucceed(sql, operation.id());
        }
    }

    private static RuntimeException cannotSucceed(Sql sql, String operation) {
        boolean cancelled = OperationRows.find(sql, operation)
                .filter(found ->
                        found.state() == State.CANCELLED || found.course().cancelledBy() != null)
                .isPresent();
        return cancelled
                ? new OperationCancelledException(operation)
                : new StoreException(
                        "The long-running operation " + operation + " has ended already and cannot succeed any more",
                        null);
    }

    @Override
    public void amend(LongRunningOperation operation, String result) {
        database.run(sql -> sql.execute(
                "UPDATE operation SET result = ? WHERE id = ? AND state = 'SUCCEEDED'", result, operation.id()));
    }

    @Override
    public void fail(LongRunningOperation operation, String code, String message, @Nullable String why) {
        database.write(sql -> end(sql, operation.id(), State.FAILED, why, code, message));
    }

    @Override
    public Optional<LongRunningOperation> cancel(String id, String by) {
        return database.write(sql -> {
            sql.execute(
                    "UPDATE operation SET cancelled_by = ?"
                            + " WHERE id = ? AND state = 'RUNNING' AND cancelled_by IS NULL AND ending IS NULL",
                    by,
                    id);
            return OperationRows.find(sql, id);
        });
    }

    @Override
    public void cancelled(LongRunningOperation operation, String message) {
        database.write(sql -> end(sql, operation.id(), State.CANCELLED, null, CANCELLED, message));
    }

    @Override
    public void progress(String id, String progress) {
        database.writeSoon(sql ->
                sql.execute("UPDATE operation SET progress = ? WHERE id = ? AND state = 'RUNNING'", progress, id));
    }

    @Override
    public void onInterrupted(Consumer<LongRunningOperation> listener) {
        interruptions.follow(listener);
    }

    /** Ends an operation whose process is gone. Whoever ended it tells of it: of several nodes that is one. */
    void interrupt(Sql sql, String operation) {
        if (end(sql, operation, State.FAILED, null, INTERRUPTED, INTERRUPTED_MESSAGE)) {
            OperationRows.find(sql, operation).ifPresent(ended -> sql.afterCommit(() -> interruptions.tell(ended)));
        }
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
                                + " WHERE id = ? AND state = 'RUNNING'"
                                // What was cancelled never succeeds, whoever comes first.
                                + (state == State.SUCCEEDED ? " AND cancelled_by IS NULL" : ""),
                        state.name(),
                        clock.millis(),
                        result,
                        code,
                        state == State.SUCCEEDED ? null : message,
                        operation)
                == 1;
        if (ended) {
            activities.end(sql, operation, state == State.SUCCEEDED, code, message);
        }
        return ended;
    }

    @Override
    public Optional<LongRunningOperation> find(String id) {
        return database.read(sql -> OperationRows.find(sql, id));
    }

    @Override
    public List<LongRunningOperation> newest(ServiceId service, int most) {
        return database.read(sql -> sql.list(
                OperationRows.WITHOUT_RESULT + " WHERE o.service_key = ? ORDER BY o.started DESC, o.id LIMIT ?",
                OperationRows::read,
                service.key(),
                most));
    }

    @Override
    public List<LongRunningOperation> of(ServiceId service) {
        return database.read(sql -> sql.list(
                OperationRows.SELECT + " WHERE o.service_key = ? ORDER BY o.started DESC, o.id",
                OperationRows::read,
                service.key()));
    }
}
