package io.holdfast.vault.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** See {@link RequiresNode}. */
final class NodeCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return NodeTools.missing()
                .map(why -> refuse(context.getDisplayName(), why))
                .orElseGet(() -> ConditionEvaluationResult.enabled("Node.js is there"));
    }

    private static ConditionEvaluationResult refuse(String test, String why) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(test + " cannot run: " + why + ". A build machine must have it.");
        }
        System.err.println("""

                **********************************************************************
                SKIPPED: %s
                %s.
                What it would have proven is unproven. Install Node.js 20 or newer.
                **********************************************************************
                """.formatted(test, why));
        return ConditionEvaluationResult.disabled(why);
    }
}
