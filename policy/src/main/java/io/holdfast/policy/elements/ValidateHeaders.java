package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Need;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.ParameterKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets pass only responses whose headers are as the operation declares them for their status. */
@AutoService(Policy.class)
public final class ValidateHeaders implements Policy {

    /** By status; what is not declared has no headers of its own. */
    private record Runs(Map<Integer, ParameterRun> byStatus, ParameterRun others) {

        static Runs of(OperationDefinition operation) {
            Map<Integer, ParameterRun> byStatus = new HashMap<>();
            operation
                    .responses()
                    .forEach(response -> byStatus.putIfAbsent(
                            response.status(),
                            ParameterRun.of(operation, ParameterKind.RESPONSE_HEADER, response.headers())));
            return new Runs(byStatus, ParameterRun.of(operation, ParameterKind.RESPONSE_HEADER, List.of()));
        }
    }

    @Override
    public String declaration() {
        return """
                validate-headers OE all
                  @specified-header-action!:ignore|prevent|detect @unspecified-header-action!:ignore|prevent|detect
                  @errors-variable-name
                  header*
                    @name! @action!:ignore|prevent|detect
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Actions actions = Actions.of(
                element,
                "header",
                element.choice("specified-header-action", Action.class),
                element.choice("unspecified-header-action", Action.class));
        @Nullable String variable = element.literalOrNull("errors-variable-name");
        var runs = new Defined<>(element, Runs::of);
        runs.await(code);
        element.need(Need.TIME);
        code.step(exchange -> {
            Runs all = runs.of(exchange);
            var findings = new Findings();
            all.byStatus()
                    .getOrDefault(exchange.status(), all.others())
                    .run(
                            SentParameters.headers(exchange.responseHeaders()),
                            TransportHeaders.and(""),
                            actions,
                            findings,
                            exchange);
            findings.settle(element, variable, exchange);
            return Flow.NEXT;
        });
    }
}
