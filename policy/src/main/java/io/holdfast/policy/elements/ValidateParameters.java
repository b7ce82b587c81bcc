package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Need;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.ParameterKind;
import io.holdfast.policy.view.ApiView;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets pass only requests whose parameters are as the operation declares them. */
@AutoService(Policy.class)
public final class ValidateParameters implements Policy {

    private record Runs(ParameterRun headers, ParameterRun query, ParameterRun path) {

        static Runs of(OperationDefinition operation) {
            return new Runs(
                    ParameterRun.of(operation, ParameterKind.REQUEST_HEADER, operation.headers()),
                    ParameterRun.of(operation, ParameterKind.QUERY, operation.query()),
                    ParameterRun.of(operation, ParameterKind.PATH, operation.template()));
        }
    }

    /** What each kind of parameter is treated by. */
    private record Plan(
            Actions headers,
            Actions query,
            Actions path,
            @Nullable String variable) {}

    @Override
    public String declaration() {
        return """
                validate-parameters I all
                  @specified-parameter-action!:ignore|prevent|detect @unspecified-parameter-action!:ignore|prevent|detect
                  @errors-variable-name
                  headers?
                    @specified-parameter-action:ignore|prevent|detect @unspecified-parameter-action:ignore|prevent|detect
                    parameter*
                      @name! @action!:ignore|prevent|detect
                  query?
                    @specified-parameter-action:ignore|prevent|detect @unspecified-parameter-action:ignore|prevent|detect
                    parameter*
                      @name! @action!:ignore|prevent|detect
                  path?
                    @specified-parameter-action:ignore|prevent|detect
                    parameter*
                      @name! @action!:ignore|prevent|detect
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<Action> specified = element.choice("specified-parameter-action", Action.class);
        Value<Action> unspecified = element.choice("unspecified-parameter-action", Action.class);
        var plan = new Plan(
                actions(element, "headers", specified, unspecified),
                actions(element, "query", specified, unspecified),
                actions(element, "path", specified, unspecified),
                element.literalOrNull("errors-variable-name"));
        var runs = new Defined<>(element, Runs::of);
        runs.await(code);
        element.need(Need.TIME);
        code.step(exchange -> {
            run(runs.of(exchange), plan, element, exchange);
            return Flow.NEXT;
        });
    }

    private static Actions actions(
            PolicyElement element, String part, Value<Action> specified, Value<Action> unspecified) {
        Optional<PolicyElement> own = element.child(part);
        if (own.isEmpty()) {
            return new Actions(specified, unspecified, java.util.Map.of());
        }
        PolicyElement holder = own.get();
        return Actions.of(
                holder,
                "parameter",
                own(holder, "specified-parameter-action", specified),
                own(holder, "unspecified-parameter-action", unspecified));
    }

    private static Value<Action> own(PolicyElement holder, String attribute, Value<Action> inherited) {
        return holder.has(attribute) ? holder.choice(attribute, Action.class) : inherited;
    }

    private static void run(Runs runs, Plan plan, PolicyElement element, Exchange exchange) {
        OperationView operation = exchange.operation();
        String template = operation == null ? "/" : operation.urlTemplate();
        ApiView api = exchange.api();
        var findings = new Findings();
        runs.headers()
                .run(
                        SentParameters.headers(exchange.requestHeaders()),
                        TransportHeaders.and(api == null ? "" : api.keyHeader()),
                        plan.headers(),
                        findings,
                        exchange);
        runs.query()
                .run(
                        SentParameters.query(exchange.query()),
                        inTemplate(template, api == null ? "" : api.keyQuery()),
                        plan.query(),
                        findings,
                        exchange);
        runs.path().run(SentParameters.template(exchange, template), any -> false, plan.path(), findings, exchange);
        findings.settle(element, plan.variable(), exchange);
    }

    /** What the operation's template takes out of the query is looked at as its parameter; a subscription key is nobody's. */
    private static Predicate<String> inTemplate(String template, String keyQuery) {
        Set<String> names = UrlParameters.of(template).queryNames();
        return name -> name.equalsIgnoreCase(keyQuery)
                || names.stream().anyMatch(each -> each.equalsIgnoreCase(name))
                || name.toLowerCase(Locale.ROOT).isEmpty();
    }
}
