package io.holdfast.cli.policy;

import io.holdfast.policy.PolicyProblem;
import io.holdfast.policy.PolicyScope;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be said of one document.
 *
 * @param scope what it was taken for
 * @param refused why a server would not store it
 * @param closed which of its elements a server would store and not run: calls that reach one are answered 500
 */
record DocumentReport(Path file, PolicyScope scope, List<PolicyProblem> refused, List<PolicyProblem> closed) {

    enum Verdict {
        RUNS,
        FAILS_CLOSED,
        REFUSED
    }

    Verdict verdict() {
        return !refused.isEmpty() ? Verdict.REFUSED : closed.isEmpty() ? Verdict.RUNS : Verdict.FAILS_CLOSED;
    }
}
