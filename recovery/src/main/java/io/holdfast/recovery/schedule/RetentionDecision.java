package io.holdfast.recovery.schedule;

import java.time.Instant;
import java.util.List;

/**
 * What the rules of a policy say of one of its backups.
 *
 * @param created when its snapshot was taken
 * @param proven whether it was restored on trial
 * @param opens whether its recovery key is here
 * @param reasons why it is kept, by the names of the rules; none: it goes
 */
public record RetentionDecision(
        String backupName, Instant created, boolean proven, boolean opens, List<String> reasons) {

    public RetentionDecision {
        reasons = List.copyOf(reasons);
    }

    /** Whether it stays. */
    public boolean keep() {
        return !reasons.isEmpty();
    }
}
