package io.holdfast.policy;

/** A step that nothing gets past. */
record FailClosed(PolicyException why) implements Step {

    @Override
    public Flow run(Exchange exchange) {
        throw why;
    }
}
