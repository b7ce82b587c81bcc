package io.holdfast.recovery;

/** Something is refused before anything is done. The message is for people and logs; {@link #refusal} is for programs. */
public final class RecoveryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RecoveryRefusal refusal;

    public RecoveryRefusedException(RecoveryRefusal refusal) {
        super(
                refusal instanceof RecoveryRefusal.InvalidPolicy policy
                        ? policy.member() + " " + policy.problem()
                        : refusal.problem());
        this.refusal = refusal;
    }

    /** What is wrong. */
    public RecoveryRefusal refusal() {
        return refusal;
    }
}
