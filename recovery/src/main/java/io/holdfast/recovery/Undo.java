package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.recovery.RestoreRights.Intake;
import io.holdfast.store.NothingReplacedException;
import io.holdfast.store.Replaced;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Goes back to what the newest restore replaced. That was live until then, so whoever may undo could see it. What an undo has
 * put aside was live for as long as somebody else took to notice a mistake: to bring it back needs what its restore needed.
 */
record Undo(Store store) {

    Undone of(ServiceId id, RestoreRights rights) {
        Service live = store.service(id).orElseThrow(() -> new ServiceNotFoundException(id));
        Replaced back = store.replaced(id).orElseThrow(() -> new NothingReplacedException(id));
        var origins = new GenerationOrigins(store);
        Optional<BackupOrigin> undone = origins.undone(back.generation());
        undone.flatMap(origin -> new AcceptedSources(store.records())
                        .refusal(live, origin)
                        .or(() -> rights.refusal(new Intake(id, origin, Set.of(), true, false))))
                .ifPresent(why -> {
                    throw new RecoveryRefusedException(new RecoveryRefusal.UndoNotAllowed(why));
                });
        // First, so that nothing is live that could be taken back by anybody.
        origins.mark(live.generation(), undone.isEmpty());
        try {
            Service now = store.switchBack(id, back);
            origins.mark(now.generation(), false);
            return new Undone(now, store.replaced(id).map(Replaced::until).map(Instant::ofEpochMilli));
        } catch (NothingReplacedException | ServiceLockedException e) {
            origins.mark(live.generation(), false);
            throw e;
        }
    }
}
