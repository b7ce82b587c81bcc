package io.holdfast.expression.bind;

import java.util.BitSet;

/** What is known at a place of the text: which locals have a value for certain, and whether anything gets there. */
final class Flow {

    private final BitSet assigned;
    private boolean reached;

    private Flow(BitSet assigned, boolean reached) {
        this.assigned = assigned;
        this.reached = reached;
    }

    static Flow start() {
        return new Flow(new BitSet(), true);
    }

    Flow copy() {
        return new Flow((BitSet) assigned.clone(), reached);
    }

    /** Where nothing gets, everything holds. */
    static Flow nowhere() {
        return new Flow(new BitSet(), false);
    }

    boolean isReached() {
        return reached;
    }

    void assign(int local) {
        assigned.set(local);
    }

    /** All that were declared so far: within a local function, which runs who knows when. */
    void assignAll(int locals) {
        assigned.set(0, locals);
    }

    boolean isAssigned(int local) {
        return !reached || assigned.get(local);
    }

    /** Two ways that meet. */
    static Flow join(Flow a, Flow b) {
        if (!a.reached) {
            return b.copy();
        }
        Flow joined = a.copy();
        if (b.reached) {
            joined.assigned.and(b.assigned);
        }
        return joined;
    }

    /** This, and what the other adds: a {@code finally} runs after everything. */
    Flow with(Flow more) {
        Flow both = copy();
        both.assigned.or(more.assigned);
        return both;
    }
}
