package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.definition.Finding;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.ResponseDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets pass only responses whose status the operation declares. */
@AutoService(Policy.class)
public final class ValidateStatusCode implements Policy {

    @Override
    public String declaration() {
        return """
                validate-status-code OE all
                  @unspecified-status-code-action!:ignore|prevent|detect @errors-variable-name
                  status-code*
                    @code!:unsigned @action!:ignore|prevent|detect
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<Action> unspecified = element.choice("unspecified-status-code-action", Action.class);
        String variable = element.literalOrNull("errors-variable-name");
        Map<Integer, Value<Action>> byCode = new HashMap<>();
        for (PolicyElement each : element.children("status-code")) {
            byCode.put(each.literalNumber("code", 0, 100, 999), each.choice("action", Action.class));
        }
        var declared = new Defined<>(element, ValidateStatusCode::codes);
        declared.await(code);
        code.step(exchange -> {
            int status = exchange.status();
            if (!declared.of(exchange).contains(status)) {
                var findings = new Findings();
                findings.add(
                        finding(status),
                        byCode.getOrDefault(status, unspecified).get(exchange));
                findings.settle(element, variable, exchange);
            }
            return Flow.NEXT;
        });
    }

    private static Set<Integer> codes(OperationDefinition operation) {
        return operation.responses().stream().map(ResponseDefinition::status).collect(Collectors.toUnmodifiableSet());
    }

    private static Finding finding(int status) {
        return new Finding(
                String.valueOf(status),
                "StatusCode",
                "Unspecified",
                "Response status code " + status + " is not allowed.",
                Finding.NOT_SAID);
    }
}
