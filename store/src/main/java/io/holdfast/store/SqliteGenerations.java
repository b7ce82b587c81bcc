package io.holdfast.store;

import io.holdfast.files.PrivateFiles;
import io.holdfast.model.ServiceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A generation is a database file of its own: its resources, the log of their changes and the sequence number, so that
 * a write touches one file only and is whole or not there.
 */
final class SqliteGenerations implements Generations {

    private final SqliteFiles files;
    private final Database database;
    private final ServiceTable services;
    private final Sealer sealer;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Long> sequences = new ConcurrentHashMap<>();

    SqliteGenerations(SqliteFiles files, Database database, ServiceTable services, Sealer sealer, InstantSource clock) {
        this.files = files;
        this.database = database;
        this.services = services;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public void create(Sql sql, ServiceId service, String generation) {
        try (SqliteLoad load = new SqliteLoad(files, generation, table(service), 0)) {
            load.complete();
        }
    }

    @Override
    public Service withSequence(Service service) {
        Long known = sequences.get(service.generation());
        if (known == null) {
            try (SqliteFiles.Use use = files.use(service.generation())) {
                if (use == null) {
                    return service;
                }
                known = use.file().read(GenerationFormat::sequence);
                sequences.putIfAbsent(service.generation(), known);
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

    @Override
    public <T> T read(ServiceId service, Function<Reader, T> work) {
        try (SqliteFiles.Use use = live(service)) {
            return use.file().read(sql -> work.apply(new ResourceReader(sql, table(service))));
        }
    }

    @Override
    public Snapshot snapshot(ServiceId service) {
        SqliteFiles.Use use = live(service);
        try {
            Sql sql = use.file().beginRead();
            // The first read is what freezes the view.
            long sequence = GenerationFormat.sequence(sql);
            return new LockedSnapshot(new ResourceReader(sql, table(service)), sequence, () -> {
                use.file().endRead(sql);
                use.close();
            });
        } catch (RuntimeException e) {
            use.close();
            throw e;
        }
    }

    @Override
    public <T, X extends Exception> Written<T> write(ServiceId id, Configuration.Work<T, X> work) throws X {
        Service service = row(id);
        if (service.activity() == LongRunningOperation.Kind.RESTORE) {
            throw new ServiceLockedException(id);
        }
        try (SqliteFiles.Use use = live(id)) {
            return use.file()
                    .write(sql -> {
                        var transaction = new ResourceTransaction(
                                sql, table(id), service.generation(), clock, GenerationFormat.sequence(sql));
                        T result = work.in(transaction);
                        List<Change> changes = transaction.changes();
                        if (!changes.isEmpty()) {
                            ChangeLog.append(sql, service.generation(), changes);
                            GenerationFormat.sequence(sql, transaction.sequence());
                        }
                        return new Committed<>(new Written<>(result, changes, false), transaction.sequence());
                    })
                    .remember(sequences, service.generation());
        }
    }

    /** Carries the sequence number out of a transaction, to be remembered once that is committed. */
    private record Committed<T>(Written<T> written, long sequence) {

        Written<T> remember(ConcurrentHashMap<String, Long> sequences, String generation) {
            sequences.put(generation, sequence);
            return written;
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
        return new SqliteLoad(files, generation, table(service.id()), service.sequence() + 1);
    }

    @Override
    public void retire(String generation) {
        files.retire(generation);
        sequences.remove(generation);
    }

    private SqliteFiles.Use live(ServiceId id) {
        String tried = "";
        while (true) {
            String generation = row(id).generation();
            SqliteFiles.Use use = files.use(generation);
            if (use != null) {
                return use;
            }
            if (generation.equals(tried)) {
                throw new StoreException(
                        "The configuration of " + id.name() + " is missing: there is no file " + files.path(generation)
                                + ". Restore the service from a backup.",
                        null);
            }
            // A restore has switched in between.
            tried = generation;
        }
    }

    private Service row(ServiceId id) {
        return database.read(sql -> services.find(sql, id)).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    private ResourceTable table(ServiceId service) {
        return new ResourceTable(GenerationFormat.RESOURCES, service, sealer);
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
