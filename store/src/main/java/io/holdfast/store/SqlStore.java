package io.holdfast.store;

import io.holdfast.model.ServiceId;
import io.holdfast.usage.quota.QuotaLedger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The store on a SQL database; {@link Database} and {@link Generations} know which. */
final class SqlStore implements Store {

    private final StoreParts parts;
    private final Database database;
    private final Generations generations;
    private final ServiceRows services;
    private final ServiceLookup lookup;
    private final ServiceLocks locks;
    private final Announcer announcer;
    private final SqlOperations operations;
    private final Records records;
    private final SqlQuotas quotas;
    private final InstantSource clock;
    private final GenerationSwitch switcher;
    private final SqlDeletedServices deleted;
    private final Homes homes;
    private final GroupedWrites writes;

    SqlStore(StoreParts parts) {
        this.parts = parts;
        this.database = parts.database();
        this.generations = parts.generations();
        this.services = parts.services();
        this.lookup = parts.lookup();
        this.locks = parts.locks();
        this.announcer = parts.announcer();
        this.operations = parts.operations();
        this.clock = parts.clock();
        this.switcher = new GenerationSwitch(parts);
        this.homes = new Homes(services, database.forUpdate());
        this.deleted = new SqlDeletedServices(parts, homes);
        this.records = new SqlRecords(database);
        this.quotas = new SqlQuotas(database, clock);
        this.writes = new GroupedWrites(locks, generations, this::tell);
    }

    @Override
    public Optional<Service> service(ServiceId id) {
        return lookup.find(id).map(generations::withSequence);
    }

    @Override
    public Optional<Service> serviceNamed(String name) {
        return database.read(sql -> services.named(sql, name)).map(generations::withSequence);
    }

    @Override
    public List<Service> services() {
        return database.read(services::all).stream()
                .map(generations::withSequence)
                .toList();
    }

    @Override
    public Service createService(ServiceId id, byte[] document, byte @Nullable [] secrets, @Nullable RecordKey home) {
        long now = clock.millis();
        var service = new Service(id, document, secrets, Tokens.etag(), now, now, 0, Tokens.generation(), null, null);
        try (var _ = locks.hold(id)) {
            database.run(sql -> {
                homes.demand(sql, home);
                create(sql, service);
            });
            announcer.replaced(service);
        }
        return service;
    }

    @Override
    public boolean removeHome(RecordKey home, Predicate<ServiceId> lies) {
        return database.write(sql -> homes.remove(sql, home, lies));
    }

    private void create(Sql sql, Service service) {
        if (!services.insert(sql, service)) {
            throw new ServiceExistsException(service.id());
        }
        generations.create(sql, service.id(), service.generation());
        database.signal(sql);
    }

    @Override
    public Service updateService(ServiceId id, UnaryOperator<Service> change) {
        try (var _ = locks.hold(id)) {
            Service updated = generations.withSequence(database.write(sql -> update(sql, id, change)));
            announcer.updated(updated);
            return updated;
        }
    }

    private Service update(Sql sql, ServiceId id, UnaryOperator<Service> change) {
        Service before = free(sql, id);
        Service wanted = change.apply(generations.withSequence(before));
        var after = new Service(
                before.id(),
                wanted.document(),
                wanted.secrets(),
                Tokens.etag(),
                before.created(),
                clock.millis(),
                before.sequence(),
                before.generation(),
                null,
                null);
        services.update(sql, after);
        database.signal(sql);
        return after;
    }

    @Override
    public void deleteService(ServiceId id) {
        try (var held = locks.hold(id)) {
            List<String> unneeded = database.write(sql -> {
                Service service = free(sql, id);
                List<String> gone = new ArrayList<>(parts.replaced().forget(sql, id));
                gone.add(service.generation());
                services.delete(sql, id);
                database.signal(sql);
                return gone;
            });
            announcer.removed(id);
            held.forget();
            unneeded.forEach(generations::retire);
        }
    }

    private Service free(Sql sql, ServiceId id) {
        Service service = services.lock(sql, id);
        if (service.activeOperation() != null) {
            throw new ServiceLockedException(id);
        }
        return service;
    }

    @Override
    public DeletedServices deleted() {
        return deleted;
    }

    @Override
    public Optional<String> damage(Service service) {
        return generations.damage(service);
    }

    @Override
    public Configuration configuration(ServiceId id) {
        require(id);
        return new LiveConfiguration(this, generations, id);
    }

    private Service require(ServiceId id) {
        return service(id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    <T, X extends Exception> T write(ServiceId id, Configuration.Work<T, X> work) throws X {
        return writes.write(id, work);
    }

    private void tell(ServiceId id, Generations.Written written) {
        if (written.replaced()) {
            announcer.replaced(require(id));
        } else {
            announcer.changed(id, written.changes(), () -> require(id));
        }
    }

    GenerationWriter newGeneration(ServiceId id, LongRunningOperation operation) {
        Service service = require(id);
        if (operation.kind().holdsService()
                && (service.activity() != LongRunningOperation.Kind.RESTORE
                        || !operation.id().equals(service.activeOperation()))) {
            throw new IllegalStateException(
                    "The service " + id.name() + " is not held by the restore " + operation.id());
        }
        String generation = Tokens.generation();
        return new RestoreWriter(
                generation,
                generations.load(service, generation, operation),
                switcher.activation(operation),
                () -> generations.retire(generation));
    }

    @Override
    public Optional<Replaced> replaced(ServiceId id) {
        require(id);
        return switcher.replaced(id);
    }

    @Override
    public Service switchBack(ServiceId id, Replaced expected) {
        return switcher.back(id, expected);
    }

    @Override
    public void removeExpired() {
        switcher.removeExpired();
        deleted.purgeExpired();
        quotas.removeEnded();
    }

    @Override
    public void check() {
        // Of a table: SQLite answers a bare SELECT 1 without a look at its file.
        database.read(sql -> sql.number("SELECT count(*) FROM setting"));
    }

    @Override
    public Duration feedAge() {
        return parts.feedAge().get();
    }

    @Override
    public LongRunningOperations operations() {
        return operations;
    }

    @Override
    public ActivityLog activities() {
        return parts.activities();
    }

    @Override
    public Records records() {
        return records;
    }

    @Override
    public QuotaLedger quotas() {
        return quotas;
    }

    @Override
    public void subscribe(ConfigurationListener listener) {
        announcer.add(listener);
        for (Service listed : services()) {
            try (var _ = locks.hold(listed.id())) {
                service(listed.id()).ifPresent(announcer::introduce);
            }
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
