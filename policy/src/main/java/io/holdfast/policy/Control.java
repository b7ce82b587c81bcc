package io.holdfast.policy;

/** An instruction that has a say in what runs next. Immutable, as all of a program. */
@FunctionalInterface
interface Control {

    Flow run(Strand strand);
}
