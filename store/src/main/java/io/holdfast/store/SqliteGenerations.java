package io.holdfast.store;

import io.holdfast.files.PrivateFiles;
import io.holdfast.model.ServiceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A generation is a database file of its own: its resources, the log of their changes and the sequence number, so that
 * a write touches one file only and is whole or not there.
 */
final class SqliteGenerations implements Generations {

    /** More changes than a configuration whose number of changes is lost can have had since that was last written down. */
    private static final long BEYOND = 1_000_000_000;

    private final SqliteFiles files;
    private final ServiceLookup services;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Damages damages = new Damages();
    private final ConcurrentHashMap<String, Long> sequences = new ConcurrentHashMap<>();

    SqliteGenerations(SqliteFiles files, ServiceLookup services, Sealer sealer, InstantSource clock) {
        this.files = files;
        this.services = services;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public void create(Sql sql, ServiceId service, String generation) {
        try (SqliteLoad load = new SqliteLoad(files, table(service, generation), 0)) {
            load.complete();
        }
    }

    @Override
    public Service withSequence(Service service) {
        Long known = sequences.get(service.generation());
        if (known == null) {
            try (SqliteFiles.Use use = use(service)) {
                if (use == null) {
                    return service;
                }
                known = use.file().read(GenerationFormat::sequence);
                sequences.putIfAbsent(service.generation(), known);
            } catch (StoreException e) {
                judged(service.id(), service.generation(), e);
                known = service.sequence() + BEYOND;
            }
        }
        return new Service(
                service.id(),
                service.document(),
                service.secrets(),
                service.etag(),
                service.created(),
                service.modified(),
                known,
                service.generation(),
                service.activeOperation(),
                service.activity());
    }

    /** Null if it was removed meanwhile, because another took its place. */
    private SqliteFiles.@Nullable Use use(Service service) {
        String generation = service.generation();
        damages.demandWhole(service.id(), generation);
        SqliteFiles.Use use = files.use(generation);
        if (use == null && !files.isRetired(generation)) {
            throw missing(service.id(), generation);
        }
        return use;
    }

    private StoreException missing(ServiceId service, String generation) {
        return damages.found(service, generation, "there is no file " + files.path(generation));
    }

    private StoreException judged(ServiceId service, String generation, StoreException failure) {
        return damages.judged(service, generation, files.path(generation), failure);
    }

    @Override
    public Optional<String> damage(Service service) {
        return damages.of(service.generation());
    }

    @Override
    public <T> T read(ServiceId service, Function<Reader, T> work) {
        try (SqliteFiles.Use use = live(service)) {
            try {
                return use.file().read(sql -> work.apply(new ResourceReader(sql, table(service, use.generation()))));
            } catch (StoreException e) {
                throw judged(service, use.generation(), e);
            }
        }
    }

    @Override
    public Snapshot snapshot(ServiceId service) {
        SqliteFiles.Use use = live(service);
        try {
            Sql sql = use.file().beginRead();
            // The first read is what freezes the view.
            long sequence = GenerationFormat.sequence(sql);
            return new LockedSnapshot(
                    new ResourceReader(sql, table(service, use.generation())),
                    sequence,
                    failure -> judged(service, use.generation(), failure),
                    () -> {
                        use.file().endRead(sql);
                        use.close();
                    });
        } catch (RuntimeException e) {
            use.close();
            throw e instanceof StoreException failure ? judged(service, use.generation(), failure) : e;
        }
    }

    @Override
    public SharedTransaction begin(ServiceId id) {
        if (row(id).activity() == LongRunningOperation.Kind.RESTORE) {
            throw new ServiceLockedException(id);
        }
        SqliteFiles.Use use = live(id);
        boolean begun = false;
        try {
            SharedTransaction transaction = begin(id, use);
            begun = true;
            return transaction;
        } catch (StoreException e) {
            throw judged(id, use.generation(), e);
        } finally {
            if (!begun) {
                use.close();
            }
        }
    }

    private SharedTransaction begin(ServiceId id, SqliteFiles.Use use) {
        Sql sql = use.file().beginWrite();
        var ending = new Ending(id, use, sql);
        boolean begun = false;
        try {
            var transaction = new SharedTransaction(
                    sql, table(id, use.generation()), clock, GenerationFormat.sequence(sql), ending);
            begun = true;
            return transaction;
        } catch (DatabaseException e) {
            throw use.file().failed(sql, e);
        } finally {
            if (!begun) {
                use.file().endWrite(sql, false);
            }
        }
    }

    /** The log of changes and the sequence number lie in the same file. */
    private final class Ending implements SharedTransaction.Ending {

        private final ServiceId id;
        private final SqliteFiles.Use use;
        private final Sql sql;

        Ending(ServiceId id, SqliteFiles.Use use, Sql sql) {
            this.id = id;
            this.use = use;
            this.sql = sql;
        }

        @Override
        public Written commit(SharedTransaction.Done done) {
            List<Change> changes = done.changes();
            if (!changes.isEmpty()) {
                sql.executeAll(ChangeLog.noting(use.generation(), changes));
                sql.executeAll(Tally.adding(use.generation(), done.tally()));
                GenerationFormat.sequence(sql, done.sequence());
            }
            use.file().commitWrite(sql);
            sequences.put(use.generation(), done.sequence());
            return new Written(changes, false);
        }

        /** They lie in another file. */
        @Override
        public boolean keepsRecords() {
            return false;
        }

        @Override
        public StoreException judged(StoreException failure) {
            StoreException told =
                    failure instanceof DatabaseException of ? use.file().failed(sql, of) : failure;
            return SqliteGenerations.this.judged(id, use.generation(), told);
        }

        @Override
        public void close(boolean committed) {
            try (use) {
                use.file().endWrite(sql, committed);
            }
        }
    }

    @Override
    public void resume(ServiceId service, String generation, long sequence) {
        try (SqliteFiles.Use use = files.use(generation)) {
            if (use == null) {
                throw new StoreException(
                        "The earlier configuration of " + service.name() + " is missing: there is no file "
                                + files.path(generation),
                        null);
            }
            use.file().<Object, RuntimeException>write(sql -> {
                GenerationFormat.sequence(sql, sequence);
                return sequence;
            });
        }
        sequences.put(generation, sequence);
    }

    @Override
    public Load load(Service service, String generation, LongRunningOperation operation) {
        return new SqliteLoad(files, table(service.id(), generation), service.sequence() + 1);
    }

    @Override
    public void retire(String generation) {
        files.retire(generation);
        sequences.remove(generation);
        damages.forget(generation);
    }

    private SqliteFiles.Use live(ServiceId id) {
        while (true) {
            Service service = row(id);
            try {
                SqliteFiles.Use use = use(service);
                if (use != null) {
                    return use;
                }
                // A restore has switched in between.
            } catch (StoreException e) {
                throw judged(id, service.generation(), e);
            }
        }
    }

    private Service row(ServiceId id) {
        return services.find(id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    private ResourceTable table(ServiceId service, String generation) {
        return new ResourceTable(GenerationFormat.RESOURCES, generation, service, sealer);
    }

    @Override
    public void close() {
        files.close();
    }

    static Path directory(Path database) throws IOException {
        Path directory = database.resolveSibling("generations");
        PrivateFiles.createDirectories(directory);
        return directory;
    }
}
