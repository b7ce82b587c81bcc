package io.holdfast.policy;

/** Instructions that call other routines; what they call is shared by all that call it. */
sealed interface Call extends Control {

    /** The same section of the next wider scope: which document that is, the pipeline knows. */
    record Base(Section section) implements Call {

        @Override
        public Flow run(Strand strand) {
            int wider = strand.course().level() - 1;
            strand.course().call(strand.execution().pipeline().section(wider, section), wider);
            return Flow.NEXT;
        }
    }

    /** A fragment. */
    record Part(Routine routine) implements Call {

        @Override
        public Flow run(Strand strand) {
            strand.course().call(routine, strand.course().level());
            return Flow.NEXT;
        }
    }
}
