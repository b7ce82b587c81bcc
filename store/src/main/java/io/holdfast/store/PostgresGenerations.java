package io.holdfast.store;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A generation is a table of its own; the log of changes and the sequence numbers are in common tables. */
final class PostgresGenerations implements Generations {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresGenerations.class);

    /** What nobody has; to ask for it shows whether the table answers. */
    private static final ResourceKey NOTHING = new ResourceKey("nothing", "", "nothing");

    private final PostgresDatabase database;
    private final ServiceRows services;
    private final Sealer sealer;
    private final InstantSource clock;
    private final PostgresFeed feed;
    private final PostgresJanitor janitor;
    private final SqlActivities activities;
    private final Damages damages = new Damages();

    PostgresGenerations(
            PostgresDatabase database,
            ServiceRows services,
            Sealer sealer,
            InstantSource clock,
            PostgresFeed feed,
            PostgresJanitor janitor,
            SqlActivities activities) {
        this.database = database;
        this.services = services;
        this.sealer = sealer;
        this.clock = clock;
        this.feed = feed;
        this.janitor = janitor;
        this.activities = activities;
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
    public Optional<String> damage(Service service) {
        if (damages.of(service.generation()).isEmpty()) {
            try {
                read(service.id(), reader -> reader.get(NOTHING));
            } catch (StoreException e) {
                LOG.debug("configuration not readable service={}", service.id().key(), e);
            }
        }
        return damages.of(service.generation());
    }

    @Override
    public <T> T read(ServiceId service, Function<Reader, T> work) {
        return reading(
                service,
                tried -> database.read(sql -> {
                    String generation = tried.live(sql);
                    return work.apply(new ResourceReader(sql, table(service, generation)));
                }));
    }

    @Override
    public Snapshot snapshot(ServiceId service) {
        return reading(service, tried -> open(service, tried));
    }

    private Snapshot open(ServiceId id, Tried tried) {
        Sql sql = database.beginRead();
        try {
            Service service = row(sql, id);
            String generation = tried.live(service);
            ResourceTable table = table(id, generation);
            // Nobody drops the table while this lock is held; dropped just before, it is tried again.
            sql.execute("LOCK TABLE " + table.name() + " IN ACCESS SHARE MODE");
            return new LockedSnapshot(
                    new ResourceReader(sql, table),
                    service.sequence(),
                    failure -> damages.judged(id, generation, failure),
                    () -> database.endRead(sql));
        } catch (RuntimeException e) {
            database.endRead(sql);
            throw e;
        }
    }

    @Override
    public SharedTransaction begin(ServiceId id) {
        var tried = new Tried(id);
        try {
            return database.beginWrite(sql -> begin(sql, id, tried));
        } catch (StoreException e) {
            // The service was locked, so nobody can have dropped its table meanwhile.
            throw damages.judged(id, tried.generation, e);
        }
    }

    private SharedTransaction begin(Sql sql, ServiceId id, Tried tried) {
        Service service = services.lock(sql, id);
        if (service.activity() == LongRunningOperation.Kind.RESTORE) {
            throw new ServiceLockedException(id);
        }
        return new SharedTransaction(
                sql, table(id, tried.live(service)), clock, service.sequence(), new Ending(sql, service));
    }

    /** The log of changes and the sequence numbers lie in common tables. */
    private final class Ending implements SharedTransaction.Ending {

        private final Sql sql;
        private final Service before;

        Ending(Sql sql, Service before) {
            this.sql = sql;
            this.before = before;
        }

        @Override
        public Written commit(SharedTransaction.Done done) {
            List<Sql.Statement> last = new ArrayList<>();
            if (!done.changes().isEmpty()) {
                last.addAll(ChangeLog.noting(before.generation(), done.changes()));
                last.addAll(Tally.adding(before.generation(), done.tally()));
                last.add(ServiceRows.sequencing(before.id(), done.sequence()));
                last.addAll(database.signal());
            }
            done.records().forEach(each -> last.add(SqlActivities.insertion(each)));
            sql.executeAll(last);
            sql.commit();
            activities.added(done.records().size());
            return feed.after(before, done.changes());
        }

        @Override
        public boolean keepsRecords() {
            return true;
        }

        @Override
        public StoreException judged(StoreException failure) {
            if (failure instanceof DatabaseException of) {
                database.noted(of);
            }
            return damages.judged(before.id(), before.generation(), failure);
        }

        @Override
        public void close(boolean committed) {
            database.endWrite(sql, committed);
        }
    }

    /** The sequence number is the service's. */
    @Override
    public void resume(ServiceId service, String generation, long sequence) {
        database.read(sql -> sql.list("SELECT 1 FROM " + PostgresTables.name(generation) + " LIMIT 1", row -> 1));
    }

    @Override
    public Load load(Service service, String generation, LongRunningOperation operation) {
        return new PostgresLoad(database, operation, table(service.id(), generation));
    }

    @Override
    public void retire(String generation) {
        janitor.dropSoon(generation);
        damages.forget(generation);
    }

    /** What runs a read of the live generation. */
    @FunctionalInterface
    private interface Attempt<T> {
        T run(Tried tried);
    }

    /** Which generation an attempt found to be the live one. */
    private final class Tried {

        private final ServiceId service;
        private String generation = "";

        Tried(ServiceId service) {
            this.service = service;
        }

        String live(Sql sql) {
            return live(row(sql, service));
        }

        String live(Service row) {
            generation = row.generation();
            damages.demandWhole(service, generation);
            return generation;
        }
    }

    /** A table that is not there was dropped a moment ago, unless the same generation is still the live one. */
    private <T> T reading(ServiceId service, Attempt<T> attempt) {
        String missing = "";
        while (true) {
            var tried = new Tried(service);
            try {
                return attempt.run(tried);
            } catch (DatabaseException e) {
                boolean again = e.state().equals(Damages.UNDEFINED_TABLE) && !tried.generation.equals(missing);
                if (!again) {
                    throw damages.judged(service, tried.generation, e);
                }
                missing = tried.generation;
            }
        }
    }

    private Service row(Sql sql, ServiceId id) {
        return services.find(sql, id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    private ResourceTable table(ServiceId service, String generation) {
        return new ResourceTable(PostgresTables.name(generation), generation, service, sealer);
    }

    /** The connections belong to the database. */
    @Override
    public void close() {}
}
