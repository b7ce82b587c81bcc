package io.holdfast.policy;

import java.util.List;

/** Instructions that run from the first to behind the last, with jumps among them: a section of a document, or a part that others call. */
final class Routine {

    static final Routine EMPTY = new Routine(List.of());

    private final Instruction[] instructions;

    Routine(List<Instruction> instructions) {
        this.instructions = instructions.toArray(Instruction[]::new);
    }

    int length() {
        return instructions.length;
    }

    Instruction at(int index) {
        return instructions[index];
    }
}
