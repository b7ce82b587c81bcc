package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a new table by COPY, in one transaction with making it and building its key, so that a load that is cut off
 * leaves nothing behind.
 */
final class PostgresLoad implements Generations.Load {

    private final PostgresDatabase database;
    private final String generation;
    private final ResourceTable table;
    private final Sql sql;
    private final CopyIn copy;
    private final CopyRows rows = new CopyRows();
    private boolean complete;

    PostgresLoad(PostgresDatabase database, LongRunningOperation operation, ResourceTable table) {
        this.database = database;
        this.generation = table.generation();
        this.table = table;
        this.sql = database.lasting();
        try {
            sql.begin();
            PostgresTables.create(sql, generation);
            PostgresTables.register(sql, operation.service(), generation, operation.id());
            copy = sql.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table.name() + " (" + ResourceTable.COLUMNS + ") FROM STDIN (FORMAT binary)");
        } catch (SQLException e) {
            abandon();
            throw new DatabaseException("A new generation could not be begun", e);
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
    }

    @Override
    public void add(Resource resource) {
        rows.add(resource, table.seal(resource.key(), resource.secrets()));
        if (rows.isFull()) {
            send();
        }
    }

    private void send() {
        try {
            rows.sendTo(copy);
        } catch (SQLException e) {
            throw new DatabaseException("The new generation could not be written", e);
        }
    }

    @Override
    public void complete() {
        rows.end();
        send();
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw new DatabaseException("The new generation could not be written", e);
        }
        PostgresTables.addKey(sql, generation);
        Tally.count(sql, table.name(), generation);
        sql.commit();
        complete = true;
        // Without statistics the first readers might sort the table instead of following its key.
        sql.execute("ANALYZE " + table.name());
        sql.close();
    }

    @Override
    public void correct(Collection<ResourceKey> removed, Collection<Resource> replaced) {
        database.run(sql -> table.correct(sql, removed, replaced));
    }

    @Override
    public Reader read() {
        return new AsideReader(database, table);
    }

    @Override
    public void close() {
        if (!complete) {
            cancel(copy);
            abandon();
        }
    }

    private void abandon() {
        sql.rollback();
        sql.close();
    }

    private static void cancel(@Nullable CopyIn copy) {
        try {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            // PostgreSQL answers a cancelled COPY with an error; the rollback that follows is what counts.
        }
    }
}
