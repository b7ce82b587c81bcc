package io.holdfast.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The effective policy of an operation: the compiled documents of all scopes, wide to narrow. The narrowest is the program; each
 * {@code base} in it calls the same section of the next wider one. Immutable.
 */
public final class Pipeline {

    /** Answers a CORS preflight. */
    @FunctionalInterface
    public interface Preflight {

        /** True if the exchange's response is the answer; false if the next one shall be asked. */
        boolean answer(Exchange exchange, String origin, String requestMethod);
    }

    private final CompiledDocument[] documents;

    private Pipeline(CompiledDocument[] documents) {
        this.documents = documents;
    }

    /** @param documents wide to narrow; at least one */
    public static Pipeline of(List<CompiledDocument> documents) {
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("a pipeline needs a document");
        }
        return new Pipeline(documents.toArray(CompiledDocument[]::new));
    }

    int narrowest() {
        return documents.length - 1;
    }

    Routine section(Section section) {
        return section(narrowest(), section);
    }

    /** Of that document; empty above the widest one. */
    Routine section(int level, Section section) {
        return level < 0 ? Routine.EMPTY : documents[level].section(section);
    }

    /** Whether a CORS preflight is answered at all. */
    public boolean answersPreflights() {
        return !preflights().isEmpty();
    }

    /**
     * The cors policies of the inbound section, in order; all that a CORS preflight runs. Those inside other policies take no part.
     */
    List<Instruction> preflights() {
        List<Instruction> found = new ArrayList<>(2);
        collect(narrowest(), section(Section.INBOUND), found);
        return found;
    }

    private void collect(int level, Routine routine, List<Instruction> found) {
        for (int i = 0; i < routine.length(); i++) {
            Instruction instruction = routine.at(i);
            Spot spot = instruction.spot();
            if (spot != null && spot.around() != null) {
                continue;
            }
            if (instruction.step() instanceof Preflight) {
                found.add(instruction);
            } else if (instruction.control() instanceof Call.Base base) {
                collect(level - 1, section(level - 1, base.section()), found);
            } else if (instruction.control() instanceof Call.Part part) {
                collect(level, part.routine(), found);
            }
        }
    }
}
