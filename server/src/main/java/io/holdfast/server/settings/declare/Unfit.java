package io.holdfast.server.settings.declare;

/** A value that a type does not take, where the type can say more than what it takes. */
final class Unfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String part;

    /**
     * @param problem what is wrong, as in "must have one value at least"
     * @param part of the value, that is wrong
     */
    Unfit(String problem, String part) {
        super(problem);
        this.problem = problem;
        this.part = part;
    }

    String problem() {
        return problem;
    }

    String part() {
        return part;
    }
}
