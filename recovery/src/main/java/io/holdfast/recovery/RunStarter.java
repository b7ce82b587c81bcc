package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import io.holdfast.vault.BackupVault;

/** Begins runs: with an operation that tells of it, and not more of them than a service may have. */
record RunStarter(Store store, Runs runs) {

    /** How many runs that hold nothing a service may have at once in this process. */
    static final int MOST_BESIDE = 4;

    /** What a run does. What it throws fails its operation. */
    interface Work {
        void run(RestoreRun.Job job, RunControl control) throws Exception;
    }

    /** What a service is like now; nobody needs to touch storage when another operation holds it anyway. */
    ServiceFacts free(ServiceId id) {
        Service service = service(id);
        if (service.activeOperation() != null) {
            throw new ServiceLockedException(id);
        }
        return ServiceFacts.of(service);
    }

    ServiceFacts facts(ServiceId id) {
        return ServiceFacts.of(service(id));
    }

    private Service service(ServiceId id) {
        return store.service(id).orElseThrow(() -> new ServiceNotFoundException(id));
    }

    /** @param vault is closed when the run has ended, or could not begin */
    LongRunningOperation start(ServiceFacts facts, Kind kind, BackupVault vault, BackupLocation location, Work work) {
        LongRunningOperation operation;
        try {
            // Previews and proofs each write a whole configuration aside; more at once would only fill the disk.
            if (!kind.holdsService() && runs.beside(facts.id()) >= MOST_BESIDE) {
                throw new ServiceLockedException(facts.id());
            }
            operation = store.operations().begin(facts.id(), kind, Initiator.current());
        } catch (RuntimeException e) {
            vault.close();
            throw e;
        }
        runs.start(operation, control -> {
            try (vault) {
                work.run(new RestoreRun.Job(facts, operation, vault, location), control);
            }
        });
        return operation;
    }
}
