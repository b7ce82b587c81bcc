package io.holdfast.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The program that policies are compiled into: each adds its instructions at the end. An instruction knows the element that is being
 * compiled, and needs what the values that were asked of it need; so nobody has to say either.
 */
public final class Code {

    private final DocumentCompiler compiler;
    private final Section section;
    private final boolean inFragment;
    private final PolicyElement element;
    private final List<Instruction> instructions;

    Code(DocumentCompiler compiler, Section section, boolean inFragment, PolicyElement element, List<Instruction> to) {
        this.compiler = compiler;
        this.section = section;
        this.inFragment = inFragment;
        this.element = element;
        this.instructions = to;
    }

    /** Adds a step. */
    public void step(Step step) {
        instructions.add(Instruction.step(step, element.spot(), element.needs()));
    }

    /** Adds a step that runs when the pipeline is over and before the response is sent. What fails in it is of no concern to the caller. */
    public void atEnd(Step step) {
        Instruction put = Instruction.step(step, element.spot(), element.needs());
        control(strand -> {
            strand.execution().later(put);
            return Flow.NEXT;
        });
    }

    /**
     * The same for what needs more, and that only of some responses.
     *
     * @param wanted asked when the pipeline is over
     */
    public void atEnd(Predicate<Exchange> wanted, Set<Need> needs, Step step) {
        Instruction put = Instruction.step(step, element.spot(), Need.bits(needs));
        Control ask = strand -> {
            if (wanted.test(strand.exchange())) {
                strand.execution().later(put);
            }
            return Flow.NEXT;
        };
        Instruction asking = Instruction.control(ask, element.spot(), 0);
        control(strand -> {
            strand.execution().later(asking);
            return Flow.NEXT;
        });
    }

    /** A place that is not known yet. */
    public Label label() {
        return new Label();
    }

    /** Here. */
    public void place(Label label) {
        label.place(instructions.size());
    }

    public void jump(Label target) {
        control(strand -> {
            strand.course().jump(target.at());
            return Flow.NEXT;
        });
    }

    /**
     * Goes on if the condition holds, and jumps if it does not.
     *
     * @param part the element that the condition stands in
     */
    public void unless(PolicyElement part, Value<Boolean> condition, Label target) {
        Control test = strand -> {
            if (!condition.get(strand.exchange())) {
                strand.course().jump(target.at());
            }
            return Flow.NEXT;
        };
        instructions.add(Instruction.control(test, part.spot(), Need.bits(condition.needs())));
    }

    /** The policies in an element: this one's own, or a part of it. */
    public void policies(PolicyElement holder) {
        policies(holder, section);
    }

    /** The policies in an element, as if they stood in that section. */
    public void policies(PolicyElement holder, Section as) {
        compiler.compile(holder.policies(), holder.spot(), as, inFragment, instructions);
    }

    /** The same section of the next wider scope. */
    public void base() {
        control(new Call.Base(section));
    }

    /** The policies of a fragment. */
    public void fragment(PolicyDocument fragment) {
        control(new Call.Part(compiler.fragment(element, fragment, section)));
    }

    /** A block that something is held for, from its beginning to whatever ends it. */
    public void holding(Function<Exchange, ? extends Hold> taken, Runnable block) {
        control(strand -> {
            strand.course().open(taken.apply(strand.exchange()), Frame.NO_HANDLER);
            return Flow.NEXT;
        });
        block.run();
        instructions.add(Instruction.control(Blocks.LEAVE, element.spot(), 0));
    }

    /** A block that may be run again. An error in it is the repetition's to judge. */
    public void repeated(Function<Exchange, ? extends Repetition> begun, Runnable block) {
        Label again = label();
        Label end = label();
        control(strand -> {
            strand.course().open(begun.apply(strand.exchange()), end.at());
            return Flow.NEXT;
        });
        place(again);
        block.run();
        place(end);
        instructions.add(Instruction.control(Blocks.JUDGING, element.spot(), 0));
        control(Blocks.judge(again));
    }

    /** The policies in an element side by side, until all of them are over or, if {@code any} says so, the first. */
    public void parallel(Value<Boolean> any, PolicyElement holder) {
        control(Blocks.fork(any, compiler.branches(holder.policies(), holder.spot(), section, inFragment)));
    }

    private void control(Control control) {
        instructions.add(Instruction.control(control, element.spot(), element.needs()));
    }
}
