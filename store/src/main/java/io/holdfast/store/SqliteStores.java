package io.holdfast.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens stores on SQLite. */
final class SqliteStores {

    private static final String TABLE_EXISTS = "SELECT count(*) FROM sqlite_master WHERE name = ?";

    private SqliteStores() {}

    static Store open(StoreSettings settings, Path file) {
        Path directory = PrivateFiles.directoryOf(file);
        DirectoryLock lock = DirectoryLock.of(directory);
        try {
            return open(settings, file.toAbsolutePath().normalize(), lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Store open(StoreSettings settings, Path path, DirectoryLock lock) {
        SqliteFile file = prepared(path);
        try {
            var database = new SqliteDatabase(file);
            Sealer sealer = new StoreKey(settings.keyFile()).sealer(database);
            var services = new ServiceTable(sealer, database.forUpdate());
            var locks = new ServiceLocks();
            var operations = new SqlOperations(database, services, locks, settings.clock(), (handle, id) -> {});
            var files = new SqliteFiles(SqliteGenerations.directory(path));
            endInterrupted(database, operations);
            files.removeAllBut(liveGenerations(database));
            var generations = new SqliteGenerations(files, database, services, sealer, settings.clock());
            return new SqlStore(new StoreParts(
                    database,
                    generations,
                    services,
                    locks,
                    new Announcer(),
                    operations,
                    settings.clock(),
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
        try (lock;
                database;
                generations) {
            endInterrupted(database, operations);
        }
    }

    /** A process that is no more cannot have gone on with them, and no other uses this directory. */
    private static void endInterrupted(SqliteDatabase database, SqlOperations operations) {
        if (running(database).isEmpty()) {
            return;
        }
        database.write(handle -> {
            runningIn(handle).forEach(operation -> operations.interrupt(handle, operation));
            return null;
        });
    }

    private static List<String> running(SqliteDatabase database) {
        return database.read(SqliteStores::runningIn);
    }

    private static List<String> runningIn(Handle handle) {
        return handle.createQuery("SELECT id FROM operation WHERE state = 'RUNNING'")
                .mapTo(String.class)
                .list();
    }

    private static Set<String> liveGenerations(SqliteDatabase database) {
        return database.read(handle -> handle.createQuery("SELECT generation FROM service")
                .mapTo(String.class)
                .collect(Collectors.toSet()));
    }

    /** The database file, with its tables up to date. */
    private static SqliteFile prepared(Path path) {
        try {
            PrivateFiles.createFile(path);
        } catch (IOException e) {
            throw new StoreException("The database file " + path + " cannot be made: " + e, e);
        }
        var file = new SqliteFile(path);
        try {
            int version = version(file, path);
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            var source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + path);
            Schema.migrate(version, source, "sqlite", path.toString());
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static int version(SqliteFile file, Path path) {
        try {
            return Files.size(path) == 0 ? 0 : file.read(handle -> Schema.version(handle, TABLE_EXISTS));
        } catch (IOException e) {
            throw new StoreException("The database file " + path + " cannot be read: " + e, e);
        }
    }
}
