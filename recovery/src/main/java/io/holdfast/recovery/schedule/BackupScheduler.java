package io.holdfast.recovery.schedule;

import io.holdfast.recovery.ManifestFacts;
import io.holdfast.recovery.RunOutcome;
import io.holdfast.recovery.RunOutcome.Succeeded;
import io.holdfast.recovery.schedule.PolicyState.Last;
import io.holdfast.recovery.schedule.PolicyState.Run;
import io.holdfast.recovery.schedule.PolicyStatus.Step;
import io.holdfast.store.DeletedService;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, each time it is told to, what the policies want now. What has begun is followed by its record in the database, so
 * every node can go on with what another began, and a start goes on with what was under way at the stop.
 */
final class BackupScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(BackupScheduler.class);

    /** A step that nobody has said to be at for so long is nobody's. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final Duration TOUCHED_EVERY = Duration.ofSeconds(10);

    private final Store store;
    private final PolicyRecords records;
    private final PolicySteps steps;
    private final InstantSource clock;
    private final OwnBackups backups;
    private final ChangeWatch changes;

    BackupScheduler(Store store, PolicyRecords records, PolicySteps steps, OwnBackups backups, InstantSource clock) {
        this.store = store;
        this.records = records;
        this.steps = steps;
        this.backups = backups;
        this.changes = new ChangeWatch(backups.recovery());
        this.clock = clock;
    }

    /** Begins what is due and goes on with what has ended. One policy's trouble is not another's. */
    synchronized void tick() {
        Collection<StoredPolicy> policies = records.all();
        if (policies.isEmpty()) {
            return;
        }
        Map<String, Service> services = store.services().stream()
                .collect(Collectors.toMap(service -> service.id().key(), Function.identity()));
        var orphans = new ArrayList<StoredPolicy>();
        for (StoredPolicy stored : policies) {
            Service service = services.get(stored.service().key());
            if (service == null || !stored.belongsTo(service)) {
                orphans.add(stored);
            } else {
                attempt(stored, () -> look(stored, service));
            }
        }
        if (!orphans.isEmpty()) {
            List<DeletedService> deleted = store.deleted().all();
            orphans.forEach(stored -> attempt(stored, () -> forget(stored, deleted)));
        }
    }

    private static void attempt(StoredPolicy stored, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "backup policy {} of {} could not be looked at, will be tried again: {}",
                    stored.name(),
                    stored.service().name(),
                    e.toString());
        }
    }

    /** A policy outlasts the deletion of its service until that is purged: brought back, it is backed up again. */
    private void forget(StoredPolicy stored, List<DeletedService> deleted) {
        if (deleted.stream().anyMatch(each -> stored.belongsTo(each.service()))) {
            return;
        }
        // Read anew: one that was brought back between the two lists is in neither.
        if (store.service(stored.service()).filter(stored::belongsTo).isEmpty()) {
            records.remove(stored.key());
            changes.forget(stored.key());
        }
    }

    private void look(StoredPolicy stored, Service service) {
        PolicyRecords.Read read = records.read(stored.key());
        Run run = read.state().run();
        if (run != null) {
            follow(stored, run);
        } else if (stored.policy().enabled()) {
            consider(stored, service, read);
        }
    }

    private void consider(StoredPolicy stored, Service service, PolicyRecords.Read read) {
        PolicyState state = read.state();
        Last last = state.last();
        if (last != null && last.sealedWith() == null) {
            records.swap(stored.key(), read, state.known(last.sealedWith(backups.sealedWith(stored, last))));
            return;
        }
        Instant now = clock.instant();
        Instant nextDue =
                stored.policy().schedule().map(times -> times.next(now)).orElse(null);
        if (state.due() == null && nextDue != null) {
            records.swap(stored.key(), read, state.due(nextDue));
            return;
        }
        // Asked in any case: it must see the changes.
        boolean changed = stored.policy()
                .onChange()
                .map(rule -> changes.wants(stored, rule, service.sequence(), state, now))
                .orElse(false);
        Instant next = state.nextRun();
        boolean due = next != null && !next.isAfter(now);
        if (due || (changed && state.retryAt() == null)) {
            String backup = stored.policy().namePattern().name(service.id().name(), stored.name(), now);
            var run = new Run(UUID.randomUUID().toString(), Step.BACKUP, backup, now, now, null);
            if (records.swap(stored.key(), read, state.begun(run, nextDue))) {
                steps.begin(stored, run);
            }
        }
    }

    private void follow(StoredPolicy stored, Run run) {
        if (run.operation() == null) {
            attend(stored, run);
            return;
        }
        LongRunningOperation operation =
                store.operations().find(run.operation()).orElse(null);
        if (operation == null) {
            steps.fail(stored, run, "the record of operation " + run.operation() + " is gone");
            return;
        }
        switch (operation.state()) {
            case RUNNING -> {}
            case FAILED, CANCELLED -> steps.fail(stored, run, String.valueOf(operation.errorMessage()));
            case SUCCEEDED -> succeeded(stored, run, operation);
        }
    }

    private void attend(StoredPolicy stored, Run run) {
        Duration untouched = Duration.between(run.touched(), clock.instant());
        if (steps.underWay(run)) {
            if (untouched.compareTo(TOUCHED_EVERY) >= 0) {
                records.updateRun(stored.key(), run.id(), state -> touched(state, run));
            }
        } else if (untouched.compareTo(ABANDONED) > 0) {
            steps.fail(stored, run, "the server that was about to do it was stopped");
        }
    }

    private PolicyState touched(PolicyState state, Run run) {
        return run.equals(state.run())
                ? state.at(new Run(run.id(), run.step(), run.backup(), run.began(), clock.instant(), null))
                : state;
    }

    private void succeeded(StoredPolicy stored, Run run, LongRunningOperation operation) {
        boolean proof = run.step() == Step.PROVE;
        Last last = last(stored.policy(), run, operation, proof);
        if (!proof && stored.policy().prove()) {
            steps.next(stored, run, Step.PROVE, state -> state);
        } else {
            steps.safe(stored, run, last);
        }
    }

    private static Last last(BackupPolicySpec policy, Run run, LongRunningOperation operation, boolean proven) {
        ManifestFacts backup = RunOutcome.of(operation)
                .filter(Succeeded.class::isInstance)
                .map(outcome -> ((Succeeded) outcome).backup())
                .orElseThrow();
        return new Last(
                policy.storageAccount(),
                policy.containerName(),
                run.backup(),
                backup.source().sequence(),
                backup.created(),
                backup.expires(),
                policy.leaveOut(),
                policy.include(),
                proven,
                backup.recoveryKey().orElse(""));
    }
}
