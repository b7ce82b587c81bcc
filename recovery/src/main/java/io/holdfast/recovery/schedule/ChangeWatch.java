package io.holdfast.recovery.schedule;

import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicySpec.OnChange;
import io.holdfast.recovery.schedule.PolicyState.Last;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Sees by the sequence numbers of services when changes want a backup. Not thread-safe. */
final class ChangeWatch {

    private final Recovery recovery;

    private record Seen(long sequence, Instant first, Instant newest) {}

    private final Map<String, Seen> unsaved = new HashMap<>();

    /** @param recovery what it cannot open has saved nothing */
    ChangeWatch(Recovery recovery) {
        this.recovery = recovery;
    }

    /** Whether a policy wants a backup now; to be asked again and again. */
    boolean wants(StoredPolicy stored, OnChange rule, long sequence, PolicyState state, Instant now) {
        Last last = state.last();
        if (last != null
                && last.sequence() == sequence
                && last.liesWhere(stored.policy())
                && last.fresh(now)
                && last.opens(recovery)) {
            unsaved.remove(stored.key());
            return false;
        }
        Seen seen = unsaved.merge(
                stored.key(),
                new Seen(sequence, now, now),
                (before, current) -> before.sequence() == sequence ? before : new Seen(sequence, before.first(), now));
        Instant lastRun = state.history().lastRun();
        boolean rested = lastRun == null || passed(lastRun, now, rule.atMostEverySeconds());
        boolean quiet = passed(seen.newest(), now, rule.quietSeconds());
        return rested && (quiet || passed(seen.first(), now, rule.atMostEverySeconds()));
    }

    void forget(String key) {
        unsaved.remove(key);
    }

    private static boolean passed(Instant since, Instant now, long seconds) {
        return Duration.between(since, now).toSeconds() >= seconds;
    }
}
