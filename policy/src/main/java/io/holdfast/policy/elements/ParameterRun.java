package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.ParameterCheck;
import io.holdfast.policy.definition.ParameterDefinition;
import io.holdfast.policy.definition.ParameterKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Looks at all parameters of a kind.
 *
 * @param checks by name; the case of names does not count
 */
record ParameterRun(ParameterKind kind, Map<String, ParameterCheck> checks) {

    static ParameterRun of(
            OperationDefinition operation, ParameterKind kind, Collection<ParameterDefinition> definitions) {
        Map<String, ParameterCheck> checks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (ParameterDefinition each : definitions) {
            checks.putIfAbsent(each.name(), new ParameterCheck(each, kind, operation.schemas()));
        }
        return new ParameterRun(kind, checks);
    }

    /**
     * @param sent all that was sent, decoded; the case of names does not count
     * @param exempt names that need no definition
     */
    void run(
            Map<String, List<String>> sent, Predicate<String> exempt, Actions actions, Findings to, Exchange exchange) {
        checks.forEach((name, check) -> {
            Action action = actions.about(name, true).get(exchange);
            if (action != Action.IGNORE) {
                to.add(check.of(sent.getOrDefault(name, List.of())), action);
            }
        });
        for (String name : sent.keySet()) {
            if (!checks.containsKey(name) && !exempt.test(name)) {
                to.add(
                        ParameterCheck.unspecified(name, kind),
                        actions.about(name, false).get(exchange));
            }
        }
    }
}
