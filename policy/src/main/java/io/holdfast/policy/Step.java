package io.holdfast.policy;

/** A compiled policy: immutable, shared by all event loops, without blocking and, where possible, without allocation. */
@FunctionalInterface
public interface Step {

    /** @throws PolicyException to jump to the on-error section */
    Flow run(Exchange exchange);
}
