package io.holdfast.recovery;

/** Something is refused before anything is done. The message is for people and logs; {@link #refusal} is for programs. */
public final class RecoveryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RecoveryRefusedException(Refusal refusal) {
        super(
                refusal instanceof Refusal.InvalidPolicy policy
                        ? policy.member() + " " + policy.problem()
                        : refusal.problem());
        this.refusal = refusal;
    }

    /** What is wrong. */
    public Refusal refusal() {
        return refusal;
    }
}
