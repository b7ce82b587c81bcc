package io.holdfast.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens stores on PostgreSQL. */
final class PostgresStores {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStores.class);

    private static final String TABLE_EXISTS = "SELECT count(*) FROM information_schema.tables"
            + " WHERE table_schema = current_schema() AND table_name = 'setting'";

    private PostgresStores() {}

    static Store open(StoreSettings settings, LeaseTimes times) {
        return open(settings, times, DatabasePatience.DEFAULT);
    }

    static Store open(StoreSettings settings, LeaseTimes times, DatabasePatience patience) {
        var database = new PostgresDatabase(new PostgresUrl(settings.url()), patience);
        try {
            prepare(database);
            return open(settings, times, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Store open(StoreSettings settings, LeaseTimes times, PostgresDatabase database) {
        Sealer sealer = new StoreKey(settings.keyFile()).sealer(database);
        var services = new ServiceRows(sealer, database.forUpdate());
        var locks = new ServiceLocks();
        var activities =
                new SqlActivities(database, settings.clock(), settings.activitiesKept(), settings.activitiesMost());
        var announcer = new Announcer();
        var janitor = new PostgresJanitor(database, times);
        var operations = new SqlOperations(database, services, locks, settings.clock(), janitor, activities);
        var feed = new PostgresFeed(database, services, locks, announcer, sealer);
        var generations =
                new PostgresGenerations(database, services, sealer, settings.clock(), feed, janitor, activities);
        var watcher = new PostgresWatcher(database, feed);
        feed.start();
        janitor.start(operations);
        watcher.start();
        return new SqlStore(new StoreParts(
                database,
                generations,
                services,
                id -> database.read(sql -> services.find(sql, id)),
                locks,
                announcer,
                operations,
                activities,
                settings.clock(),
                new ReplacedGenerations(settings.replacedKept(), settings.clock()),
                feed::age,
                () -> close(database, watcher, janitor, operations)));
    }

    private static void close(
            PostgresDatabase database, PostgresWatcher watcher, PostgresJanitor janitor, SqlOperations operations) {
        try (database;
                janitor;
                watcher) {
            janitor.endOwn(operations);
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("what this node ran is ended by another, when its lease runs out");
        }
    }

    private static void prepare(PostgresDatabase database) {
        boolean empty = database.read(sql -> sql.number(TABLE_EXISTS)) == 0;
        int found = empty ? 0 : database.read(Schema::version);
        Schema.refuseNewer(found, database.toString());
        if (found < Schema.VERSION) {
            // Flyway locks the database, so that nodes that start together do not disturb each other.
            Schema.migrate(found, database.dataSource(), "postgresql");
            database.write(Schema::record);
        }
    }
}
