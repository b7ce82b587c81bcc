package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/** One instruction of a program: a policy's step, or a control of the flow. */
final class Instruction {

    private final @Nullable Step step;
    private final @Nullable Control control;
    private final @Nullable Spot spot;
    private final int needs;

    private Instruction(@Nullable Step step, @Nullable Control control, @Nullable Spot spot, int needs) {
        this.step = step;
        this.control = control;
        this.spot = spot;
        this.needs = needs;
    }

    /** @param needs as {@link Need#bits} gives them */
    static Instruction step(Step step, @Nullable Spot spot, int needs) {
        return new Instruction(step, null, spot, needs);
    }

    static Instruction control(Control control, @Nullable Spot spot, int needs) {
        return new Instruction(null, control, spot, needs);
    }

    Flow run(Strand strand) {
        if (step != null) {
            return step.run(strand.exchange());
        }
        return control == null ? Flow.NEXT : control.run(strand);
    }

    @Nullable
    Step step() {
        return step;
    }

    /** The same, at the same place and with the same needs, asking a cors policy about a preflight. */
    Instruction preflight(String origin, String method) {
        Step asked = exchange -> step instanceof Pipeline.Preflight cors && cors.answer(exchange, origin, method)
                ? Flow.RESPOND
                : Flow.NEXT;
        return new Instruction(asked, null, spot, needs);
    }

    @Nullable
    Control control() {
        return control;
    }

    @Nullable
    Spot spot() {
        return spot;
    }

    boolean needsNothing() {
        return needs == 0;
    }

    boolean needs(Need need) {
        return (needs & need.bit()) != 0;
    }
}
