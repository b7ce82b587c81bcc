package io.holdfast.store;

import io.holdfast.files.DirectoryLock;
import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteDataSource;

/** Opens stores on SQLite. */
final class SqliteStores {

    private static final String TABLE_EXISTS = "SELECT count(*) FROM sqlite_master WHERE name = 'setting'";

    /** In the directory of the database file. */
    private static final String LOCK = "holdfast.lock";

    private SqliteStores() {}

    static Store open(StoreSettings settings, Path file) {
        Path directory = PrivateFiles.directoryOf(file);
        DirectoryLock lock = lock(directory);
        try {
            return open(settings, file.toAbsolutePath().normalize(), lock);
        } catch (RuntimeException e) {
            free(lock);
            throw e;
        }
    }

    private static DirectoryLock lock(Path directory) {
        try {
            return DirectoryLock.of(directory, LOCK);
        } catch (IOException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void free(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreException("The data directory's lock could not be freed: " + e, e);
        }
    }

    private static Store open(StoreSettings settings, Path path, DirectoryLock lock) {
        SqliteFile file = prepared(path);
        try {
            var database = new SqliteDatabase(file);
            Sealer sealer = new StoreKey(settings.keyFile()).sealer(database);
            var services = new ServiceRows(sealer, database.forUpdate());
            var lookup = new KnownServices(database, services);
            var locks = new ServiceLocks();
            var activities =
                    new SqlActivities(database, settings.clock(), settings.activitiesKept(), settings.activitiesMost());
            var operations =
                    new SqlOperations(database, services, locks, settings.clock(), (sql, id) -> {}, activities);
            var files = new SqliteFiles(SqliteGenerations.directory(path));
            endInterrupted(database, operations);
            files.removeAllBut(neededGenerations(database));
            var generations = new SqliteGenerations(files, lookup, sealer, settings.clock());
            return new SqlStore(new StoreParts(
                    database,
                    generations,
                    services,
                    lookup,
                    locks,
                    new Announcer(),
                    operations,
                    activities,
                    settings.clock(),
                    new ReplacedGenerations(settings.replacedKept(), settings.clock()),
                    () -> Duration.ZERO,
                    () -> close(generations, database, operations, lock)));
        } catch (IOException e) {
            file.close();
            throw new StoreException("The directory of " + path + " cannot be used: " + e, e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void close(
            SqliteGenerations generations, SqliteDatabase database, SqlOperations operations, DirectoryLock lock) {
        try (database;
                generations) {
            endInterrupted(database, operations);
        } finally {
            free(lock);
        }
    }

    /** A process that is no more cannot have gone on with them, and no other uses this directory. */
    private static void endInterrupted(SqliteDatabase database, SqlOperations operations) {
        if (running(database).isEmpty()) {
            return;
        }
        database.run(sql -> runningIn(sql).forEach(operation -> operations.interrupt(sql, operation)));
    }

    private static List<String> running(SqliteDatabase database) {
        return database.read(SqliteStores::runningIn);
    }

    private static List<String> runningIn(Sql sql) {
        return sql.texts("SELECT id FROM operation WHERE state = 'RUNNING'");
    }

    private static Set<String> neededGenerations(SqliteDatabase database) {
        var needed = new HashSet<>(database.read(sql -> sql.texts("SELECT generation FROM service")));
        needed.addAll(database.read(ReplacedGenerations::names));
        return needed;
    }

    /** The database file, with its tables up to date. */
    private static SqliteFile prepared(Path path) {
        var file = new SqliteFile(path);
        try {
            PrivateFiles.createEmpty(path);
            if (file.read(sql -> sql.number(TABLE_EXISTS)) == 0) {
                create(file);
                PrivateFiles.forceDirectory(PrivateFiles.directoryOf(path));
            } else {
                upgrade(file);
            }
            return file;
        } catch (IOException e) {
            throw new StoreException("The database file " + path + " cannot be made: " + e, e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void create(SqliteFile file) {
        StringBuilder script = new StringBuilder();
        for (int version = 1; version <= Schema.VERSION; version++) {
            script.append(Schema.script("sqlite/V" + version + "__store.sql"));
        }
        file.write(sql -> Schema.create(sql, script.toString()));
    }

    private static void upgrade(SqliteFile file) {
        int found = file.read(Schema::version);
        Schema.refuseNewer(found, file.path().toString());
        if (found < Schema.VERSION) {
            var source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + file.path());
            Schema.migrate(found, source, "sqlite");
            file.write(Schema::record);
        }
    }
}
