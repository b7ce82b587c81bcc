package io.holdfast.store;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases of this node's long-running operations alive, ends those whose node is gone, and drops generations
 * that nobody needs. The database's clock counts, so that the nodes' clocks may differ.
 */
final class PostgresJanitor implements SqlOperations.Leases, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresJanitor.class);

    private static final String LEASE = "clock_timestamp() + ? * interval '1 millisecond'";

    /** Not the live one of any service, not kept for an undo, and not being made. */
    private static final String ORPHANS = "SELECT g.id FROM generation g"
            + " WHERE NOT EXISTS (SELECT 1 FROM service s WHERE s.generation = g.id)"
            + " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.kind = '" + ReplacedGenerations.KIND
            + "' AND r.id = g.id)"
            + " AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.id = g.operation AND o.state = 'RUNNING')";

    private final PostgresDatabase database;
    private final LeaseTimes times;
    private final String node = UUID.randomUUID().toString();
    private final ScheduledThreadPoolExecutor executor;

    PostgresJanitor(PostgresDatabase database, LeaseTimes times) {
        this.database = database;
        this.times = times;
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("holdfast-store-janitor").factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a tick catches what it throws
    void start(SqlOperations operations) {
        executor.scheduleWithFixedDelay(
                () -> tick(operations), 0, times.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void take(Sql sql, String operation) {
        sql.execute(
                "UPDATE operation SET node = ?, lease_until = " + LEASE + " WHERE id = ?",
                node,
                times.lease().toMillis(),
                operation);
    }

    private void tick(SqlOperations operations) {
        try {
            renew();
            expire(operations);
            dropOrphans();
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("store maintenance failed, will be tried again");
        }
    }

    private void renew() {
        database.run(sql -> sql.execute(
                "UPDATE operation SET lease_until = " + LEASE + " WHERE node = ? AND state = 'RUNNING'",
                times.lease().toMillis(),
                node));
    }

    private void expire(SqlOperations operations) {
        List<String> expired = database.read(sql ->
                sql.texts("SELECT id FROM operation WHERE state = 'RUNNING' AND lease_until < clock_timestamp()"));
        for (String operation : expired) {
            LOG.atWarn()
                    .addKeyValue("operation", operation)
                    .log("long-running operation interrupted, its node is gone");
            database.run(sql -> operations.interrupt(sql, operation));
        }
    }

    private void dropOrphans() {
        database.read(sql -> sql.texts(ORPHANS)).forEach(this::drop);
    }

    /** Snapshots may still read it: then it is tried again at the next heartbeat. */
    private void drop(String generation) {
        try {
            database.run(sql -> {
                sql.execute("SET LOCAL lock_timeout = '200ms'");
                PostgresTables.drop(sql, generation);
            });
        } catch (StoreException e) {
            LOG.atDebug()
                    .addKeyValue("generation", generation)
                    .addKeyValue("reason", e.getMessage())
                    .log("generation not dropped yet");
        }
    }

    void dropSoon(String generation) {
        if (!executor.isShutdown()) {
            executor.execute(() -> drop(generation));
        }
    }

    /** Ends what this node still runs; others need not wait for its leases. */
    void endOwn(SqlOperations operations) {
        database.run(sql -> sql.texts("SELECT id FROM operation WHERE state = 'RUNNING' AND node = ?", node)
                .forEach(operation -> operations.interrupt(sql, operation)));
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
