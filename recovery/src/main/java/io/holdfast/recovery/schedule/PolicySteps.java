package io.holdfast.recovery.schedule;

import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.Initiator;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.PolicyState.Last;
import io.holdfast.recovery.schedule.PolicyState.Run;
import io.holdfast.recovery.schedule.PolicyStatus.Step;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the steps of runs, each on a thread of its own because storage may take its time. */
final class PolicySteps {

    private static final Logger LOG = LoggerFactory.getLogger(PolicySteps.class);

    private final Store store;
    private final Recovery recovery;
    private final PolicyRecords records;
    private final OwnBackups backups;
    private final InstantSource clock;
    private final Executor threads;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    PolicySteps(
            Store store,
            Recovery recovery,
            PolicyRecords records,
            OwnBackups backups,
            InstantSource clock,
            Executor threads) {
        this.store = store;
        this.recovery = recovery;
        this.records = records;
        this.backups = backups;
        this.clock = clock;
        this.threads = threads;
    }

    /** Whether this process is about to do the step of a run. */
    boolean underWay(Run run) {
        return underWay.contains(run.id());
    }

    /** Does the step of a run that this node has claimed. */
    void begin(StoredPolicy stored, Run run) {
        underWay.add(run.id());
        threads.execute(() -> {
            try {
                Initiator.asks("backup policy " + stored.name(), () -> {
                    carryOut(stored, run);
                    return run;
                });
            } catch (ServiceLockedException e) {
                update(stored, run, state -> state.waits(String.valueOf(e.getMessage()), clock.instant()));
            } catch (RuntimeException e) {
                fail(stored, run, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
            } finally {
                underWay.remove(run.id());
            }
        });
    }

    private void carryOut(StoredPolicy stored, Run run) {
        switch (run.step()) {
            case BACKUP -> backUp(stored, run);
            case PROVE -> started(stored, run, recovery.prove(stored.service(), location(stored, run)));
            case RETAIN -> {
                backups.tidy(stored, clock.instant());
                update(stored, run, PolicyState::done);
            }
        }
    }

    private void backUp(StoredPolicy stored, Run run) {
        ServiceId id = stored.service();
        Service service = store.service(id).orElseThrow(() -> new ServiceNotFoundException(id));
        store.damage(service).ifPresent(reason -> {
            throw new StoreException(
                    "the configuration of the service is damaged: " + reason + "; restore a backup into it", null);
        });
        Last last = records.state(stored.key()).last();
        if (last != null && isCurrent(stored, last, service)) {
            LOG.info("backup policy {} of {}: nothing changed since {}", stored.name(), id.name(), last.backupName());
            safe(stored, run, last);
            return;
        }
        backups.demandFree(stored, run.backup());
        var options =
                new BackupOptions(stored.policy().leaveOut(), stored.policy().include(), Optional.of(stored.uid()));
        started(stored, run, recovery.backup(id, location(stored, run), options));
    }

    /** Whether a new backup would hold nothing that the newest does not; somebody may have removed that one. */
    private boolean isCurrent(StoredPolicy stored, Last last, Service service) {
        BackupPolicySpec policy = stored.policy();
        return last.sequence() == service.sequence()
                && last.liesWhere(policy)
                && last.fresh(clock.instant())
                && last.opens(recovery)
                && (last.proven() || !policy.prove())
                && backups.isThere(stored, last.backupName());
    }

    private BackupLocation location(StoredPolicy stored, Run run) {
        BackupPolicySpec policy = stored.policy();
        return new BackupLocation(
                policy.storageAccount(),
                policy.containerName(),
                run.backup(),
                backups.vaults().access(stored));
    }

    private void started(StoredPolicy stored, Run run, LongRunningOperation operation) {
        var with = new Run(run.id(), run.step(), run.backup(), run.began(), clock.instant(), operation.id());
        update(stored, run, state -> state.at(with));
    }

    /** There is a good backup: goes on with what is to be kept of the others. */
    void safe(StoredPolicy stored, Run run, Last last) {
        next(stored, run, Step.RETAIN, state -> state.safe(last, clock.instant()));
    }

    /** Claims the next step of a run and does it. */
    void next(StoredPolicy stored, Run run, Step step, UnaryOperator<PolicyState> change) {
        PolicyRecords.Read before = records.read(stored.key());
        Run current = before.state().run();
        if (current == null || !current.id().equals(run.id()) || current.step() != run.step()) {
            return; // another node went on, or the policy was changed
        }
        PolicyState changed = change.apply(before.state());
        if (step == Step.RETAIN && stored.policy().retention().keepAll()) {
            records.swap(stored.key(), before, changed.done());
            return;
        }
        var now = new Run(run.id(), step, run.backup(), run.began(), clock.instant(), null);
        if (records.swap(stored.key(), before, changed.at(now))) {
            begin(stored, now);
        }
    }

    /** Ends a run as failed, to be tried again. */
    void fail(StoredPolicy stored, Run run, String why) {
        String message = run.step() == Step.RETAIN ? "Cannot remove old backups: " + why : why;
        update(stored, run, state -> {
            PolicyState failed = state.failed(message, clock.instant());
            LOG.warn(
                    "backup policy {} of {} failed ({} times in a row), tries again at {}: {}",
                    stored.name(),
                    stored.service().name(),
                    failed.history().consecutiveFailures(),
                    failed.retryAt(),
                    message);
            return failed;
        });
    }

    private void update(StoredPolicy stored, Run run, UnaryOperator<PolicyState> change) {
        records.updateRun(stored.key(), run.id(), change);
    }
}
