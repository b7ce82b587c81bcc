package io.holdfast.recovery.schedule;

import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;

/** What is wrong with a policy. */
final class Invalid {

    private Invalid() {}

    /**
     * @param member what is wrong, with dots: {@code schedule.cron}
     * @param problem to be put after its name: {@code must be …}
     */
    static RecoveryRefusedException policy(String member, String problem) {
        return new RecoveryRefusedException(new RecoveryRefusal.InvalidPolicy(member, problem));
    }

    /** @throws RecoveryRefusedException if {@code value} is less than {@code least} or more than {@code most} */
    static void unlessWithin(String member, int value, int least, int most) {
        if (value < least || value > most) {
            throw policy(member, "must be a whole number from " + least + " to " + most);
        }
    }
}
