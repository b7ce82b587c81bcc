package io.holdfast.recovery.schedule;

import io.holdfast.model.Catalog;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.Recovery;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import io.holdfast.vault.StorageAccounts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The backup policies of all services. Thread-safe. Every method that reads or writes throws
 * {@link io.holdfast.store.StoreException} when the database fails.
 */
public final class BackupPolicies implements AutoCloseable {

    /** So many a service may have. */
    public static final int MOST = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,78}[A-Za-z0-9])?");

    private final PolicyRecords records;
    private final OwnBackups backups;
    private final Vaults vaults;
    private final BackupScheduler scheduler;
    private final StatusReader status;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("backup-policies").factory());

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("backup-policy-", 0).factory());

    private BackupPolicies(Store store, Recovery recovery, StorageAccounts accounts, Clock clock, boolean here) {
        this.records = new PolicyRecords(store.records());
        this.vaults = new Vaults(store, accounts);
        this.backups = new OwnBackups(recovery, vaults);
        this.clock = clock;
        Executor executor = here ? Runnable::run : threads;
        var steps = new PolicySteps(store, recovery, records, backups, clock, executor);
        this.scheduler = new BackupScheduler(store, records, steps, backups, clock);
        this.status = new StatusReader(store, recovery, this, clock);
    }

    /** They do nothing by themselves before {@link #start}. */
    public static BackupPolicies create(Store store, Recovery recovery, StorageAccounts accounts, Clock clock) {
        return new BackupPolicies(store, recovery, accounts, clock, false);
    }

    /** For tests: what {@link #tick} begins is begun when it returns. */
    static BackupPolicies inOneThread(Store store, Recovery recovery, StorageAccounts accounts, Clock clock) {
        return new BackupPolicies(store, recovery, accounts, clock, true);
    }

    /** From now on looks each second what is to be done. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what it throws
    public void start() {
        timer.scheduleWithFixedDelay(new Ticking(this::tick), 1, 1, TimeUnit.SECONDS);
    }

    void tick() {
        scheduler.tick();
    }

    /** @throws RecoveryRefusedException with {@link io.holdfast.recovery.RecoveryRefusal.InvalidPolicy} if no policy can have that name */
    public static void demandName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Invalid.policy(
                    "name", "must have 1 to 80 letters, digits, '-' and '_', and begin and end with a letter or digit");
        }
    }

    /**
     * Makes or replaces a policy.
     *
     * @param name 1 to 80 letters, digits, {@code -} and {@code _}; letter case makes no difference
     * @return whether it is new
     * @throws RecoveryRefusedException with {@link io.holdfast.recovery.RecoveryRefusal.InvalidPolicy}, which names what is wrong
     */
    public boolean put(Service service, String name, BackupPolicySpec policy) {
        demandName(name);
        new BackupOptions(policy.leaveOut(), policy.include())
                .refusal(Catalog.load())
                .ifPresent(refusal -> {
                    throw Invalid.policy(refusal.field().orElse("leaveOut"), "cannot be so: " + refusal.problem());
                });
        if (policy.access() instanceof BackupPolicySpec.Access.Configured) {
            vaults.keyRefusal(service.id(), policy).ifPresent(why -> {
                throw Invalid.policy("storageAccount", "cannot be used: " + why);
            });
        }
        Optional<StoredPolicy> before = find(service, name);
        if (before.isEmpty() && of(service).size() >= MOST) {
            throw Invalid.policy("name", "is one too many: a service has at most " + MOST + " policies");
        }
        String key = StoredPolicy.key(service.id(), name);
        if (before.isEmpty()) {
            records.remove(key); // that of an earlier service of the same name
        }
        records.put(new StoredPolicy(
                service.id(),
                service.created(),
                before.map(StoredPolicy::name).orElse(name),
                before.map(StoredPolicy::uid).orElseGet(() -> UUID.randomUUID().toString()),
                policy));
        records.update(key, PolicyState::rescheduled);
        return before.isEmpty();
    }

    /**
     * The ARM id on which whoever writes a policy must have a right, because it uses the key that the settings hold for that
     * account, and they do not say for whom. Empty when they do.
     */
    public Optional<String> keyScope(String account) {
        StorageAccounts accounts = vaults.accounts();
        return accounts.binding(account).decides() ? Optional.empty() : Optional.of(accounts.scope(account));
    }

    /** One policy, and how it is doing. */
    public Optional<PolicyView> get(Service service, String name) {
        return find(service, name).map(this::shown);
    }

    /** By name. */
    public List<PolicyView> list(Service service) {
        return of(service).stream().map(this::shown).toList();
    }

    /** False if it is not there. Its backups stay. */
    public boolean delete(Service service, String name) {
        return find(service, name).isPresent() && records.remove(StoredPolicy.key(service.id(), name));
    }

    /**
     * What the rules of a policy would keep and remove now, the newest first.
     *
     * @return empty if there is no such policy
     * @throws io.holdfast.vault.StorageException if its container cannot be read
     */
    public Optional<List<RetentionDecision>> previewRetention(Service service, String name) {
        return find(service, name)
                .map(stored -> backups.decide(stored, clock.instant()).stream()
                        .map(Retention.Decision::shown)
                        .toList());
    }

    /** How recoverable a service is: its newest backup, what a loss would cost now, the policies and how they do. */
    public RecoveryStatus status(Service service) {
        return status.of(service);
    }

    /** The storage accounts that the policies of a service name. */
    public List<StorageUse> storage(Service service) {
        return StorageUses.of(of(service), vaults);
    }

    private PolicyView shown(StoredPolicy stored) {
        return new PolicyView(
                stored.name(), stored.policy(), PolicyStatus.of(records.state(stored.key()), clock.instant()));
    }

    private Optional<StoredPolicy> find(Service service, String name) {
        return records.find(StoredPolicy.key(service.id(), name)).filter(stored -> stored.belongsTo(service));
    }

    private List<StoredPolicy> of(Service service) {
        return records.all().stream()
                .filter(stored -> stored.belongsTo(service))
                .toList();
    }

    /** Begins nothing more. What runs is ended by {@link Recovery#close}. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
    }
}
