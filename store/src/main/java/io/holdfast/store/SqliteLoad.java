package io.holdfast.store;

import io.holdfast.files.PrivateFiles;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Fills a new file without journal and without waiting for the disk, and forces it to disk at the end. */
final class SqliteLoad implements Generations.Load {

    private final SqliteFiles files;
    private final String generation;
    private final ResourceTable table;
    private final Path file;
    private final Sql sql;
    private final PreparedStatement insert;
    private TallyChanges.@Nullable Place counting;
    private long counted;
    private boolean complete;
    private SqliteFiles.@Nullable Use use;

    SqliteLoad(SqliteFiles files, ResourceTable table, long sequence) {
        this.files = files;
        this.generation = table.generation();
        this.table = table;
        this.file = files.path(generation);
        try {
            PrivateFiles.createEmpty(file);
            sql = SqliteConnections.bulk(file);
            sql.begin();
            GenerationFormat.create(sql, sequence);
            insert = sql.prepare("INSERT INTO " + table.name() + " (" + ResourceTable.COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        } catch (IOException | SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void add(Resource resource) {
        try {
            insert.setString(1, resource.key().type());
            insert.setString(2, resource.key().parent());
            insert.setString(3, resource.key().name());
            insert.setString(4, resource.path());
            insert.setString(5, resource.etag());
            insert.setLong(6, resource.created());
            insert.setLong(7, resource.modified());
            insert.setBytes(8, resource.document());
            insert.setBytes(9, table.seal(resource.key(), resource.secrets()));
            insert.executeUpdate();
            count(TallyChanges.Place.of(resource.key()));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Resources come in the order of their keys: those that are counted together come one after the other. */
    private void count(TallyChanges.Place place) {
        if (!place.equals(counting)) {
            addCounted();
            counting = place;
        }
        counted++;
    }

    private void addCounted() {
        if (counting != null) {
            Tally.add(sql, generation, counting, counted);
        }
        counted = 0;
    }

    @Override
    public void complete() {
        addCounted();
        try {
            insert.close();
            sql.commit();
            SqliteConnections.finishBulk(sql);
            sql.close();
            PrivateFiles.force(file);
            PrivateFiles.forceDirectory(PrivateFiles.directoryOf(file));
        } catch (IOException | SQLException e) {
            throw failure(e);
        }
        complete = true;
    }

    @Override
    public void correct(Collection<ResourceKey> removed, Collection<Resource> replaced) {
        opened().<Object, RuntimeException>write(sql -> {
            table.correct(sql, removed, replaced);
            return removed;
        });
    }

    @Override
    public Reader read() {
        return new AsideReader(opened(), table);
    }

    private SqliteFile opened() {
        if (use == null) {
            use = files.use(generation);
        }
        if (use == null) {
            throw new StoreException("The new generation " + file + " is missing", null);
        }
        return use.file();
    }

    @Override
    public void close() {
        if (use != null) {
            use.close();
        }
        if (!complete) {
            sql.close();
            files.retire(generation);
        }
    }

    private StoreException failure(Exception e) {
        return new StoreException("The new generation " + file + " could not be written: " + e.getMessage(), e);
    }
}
