package io.holdfast.recovery;

/** A run ends because a rule forbids it, or what it made is not what it should be. The message says which, for people. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The rule's name, as {@link RuleCheck#name} has it. */
    private final String rule;

    RefusedException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
