package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** A generation is a table of its own; the log of changes and the sequence numbers are in common tables. */
final class PostgresGenerations implements Generations {

    private static final String UNDEFINED_TABLE = "42P01";

    /** A generation can be removed between finding its name and reading it; this often in a row it cannot. */
    private static final int ATTEMPTS = 5;

    private final PostgresDatabase database;
    private final ServiceTable services;
    private final Sealer sealer;
    private final InstantSource clock;
    private final PostgresFeed feed;
    private final PostgresJanitor janitor;

    PostgresGenerations(
            PostgresDatabase database,
            ServiceTable services,
            Sealer sealer,
            InstantSource clock,
            PostgresFeed feed,
            PostgresJanitor janitor) {
        this.database = database;
        this.services = services;
        this.sealer = sealer;
        this.clock = clock;
        this.feed = feed;
        this.janitor = janitor;
    }

    @Override
    public void create(Sql sql, ServiceId service, String generation) {
        PostgresTables.create(sql, generation);
        PostgresTables.addKey(sql, generation);
        PostgresTables.register(sql, service, generation, null);
    }

    @Override
    public Service withSequence(Service service) {
        return service;
    }

    @Override
    public <T> T read(ServiceId service, Function<Reader, T> work) {
        return retried(() -> database.read(sql -> work.apply(
                new ResourceReader(sql, table(service, row(sql, service).generation())))));
    }

    @Override
    public Snapshot snapshot(ServiceId service) {
        return retried(() -> open(service));
    }

    private Snapshot open(ServiceId id) {
        Sql sql = database.beginRead();
        try {
            Service service = row(sql, id);
            ResourceTable table = table(id, service.generation());
            // Nobody drops the table while this lock is held; dropped just before, it is tried again.
            sql.execute("LOCK TABLE " + table.name() + " IN ACCESS SHARE MODE");
            return new LockedSnapshot(new ResourceReader(sql, table), service.sequence(), () -> database.endRead(sql));
        } catch (RuntimeException e) {
            database.endRead(sql);
            throw e;
        }
    }

    @Override
    public <T, X extends Exception> Written<T> write(ServiceId id, Configuration.Work<T, X> work) throws X {
        Committed<T> committed = database.write(sql -> {
            Service service = services.lock(sql, id);
            if (service.activity() == LongRunningOperation.Kind.RESTORE) {
                throw new ServiceLockedException(id);
            }
            var transaction = new ResourceTransaction(
                    sql, table(id, service.generation()), service.generation(), clock, service.sequence());
            T result = work.in(transaction);
            List<Change> changes = transaction.changes();
            if (!changes.isEmpty()) {
                ChangeLog.append(sql, service.generation(), changes);
                services.sequence(sql, id, transaction.sequence());
                database.signal(sql);
            }
            return new Committed<>(result, changes, service);
        });
        return feed.after(committed.before(), committed.changes(), committed.result());
    }

    private record Committed<T>(T result, List<Change> changes, Service before) {}

    @Override
    public void resume(ServiceId service, String generation, long sequence) {
        // The sequence number is the service's.
    }

    @Override
    public Load load(Service service, String generation, LongRunningOperation operation) {
        return new PostgresLoad(database, operation, generation, table(service.id(), generation));
    }

    @Override
    public void retire(String generation) {
        janitor.dropSoon(generation);
    }

    /** What runs a read of the live generation. */
    @FunctionalInterface
    private interface Attempt<T> {
        T run();
    }

    private static <T> T retried(Attempt<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.run();
            } catch (DatabaseException e) {
                if (!e.state().equals(UNDEFINED_TABLE) || i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Service row(Sql sql, ServiceId id) {
        return services.find(sql, id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    private ResourceTable table(ServiceId service, String generation) {
        return new ResourceTable(PostgresTables.name(generation), service, sealer);
    }

    /** The connections belong to the database. */
    @Override
    public void close() {}
}
