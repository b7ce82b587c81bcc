package io.holdfast.gateway;

import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyException;

/** What is to be done with a request. */
sealed interface Decision {

    /** The answer is in the exchange; no policy runs. */
    record Answer() implements Decision {}

    /** Its policies run. */
    record Run(Pipeline pipeline) implements Decision {}

    /** It is refused; only the on-error section of its policies runs. */
    record Fail(Pipeline pipeline, PolicyException error) implements Decision {}

    /** Its policies must be compiled first; then it is decided anew. */
    record Prepare(Runnable work) implements Decision {}

    /** It is a CORS preflight; only cors policies run. */
    record Preflight(Pipeline pipeline, String origin, String method) implements Decision {}
}
