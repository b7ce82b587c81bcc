package io.holdfast.recovery.schedule;

/** A backup policy that cannot be used as it is. */
public final class PolicyInvalidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;

    PolicyInvalidException(String member, String problem) {
        super(problem);
        this.member = member;
    }

    /** The member that is wrong, with dots: {@code schedule.cron}. */
    public String member() {
        return member;
    }

    /** What is wrong with it, to be put after its name: {@code must be …}. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
