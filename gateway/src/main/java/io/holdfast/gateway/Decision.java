package io.holdfast.gateway;

import io.holdfast.policy.Execution;
import io.holdfast.policy.PolicyException;

/** What is to be done with a request. */
sealed interface Decision {

    /** The answer is in the exchange; no policy runs. */
    record Answer() implements Decision {}

    /** Its policies run. */
    record Run(Execution execution) implements Decision {}

    /** It is refused; only the on-error section of its policies runs. */
    record Fail(Execution execution, PolicyException error) implements Decision {}
}
