package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import io.holdfast.policy.Value;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sets, adds or removes a parameter of the request's query. Its name ignores case, so that no spelling of a key slips by. */
@AutoService(Policy.class)
public final class SetQueryParameter implements Policy {

    @Override
    public String declaration() {
        return """
                set-query-parameter IBOE all
                  @name! @exists-action:override|skip|append|delete
                  value* text
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> name = element.map(element.string("name"), SetQueryParameter::name);
        Value<List<String>> values = Value.all(element.texts("value"));
        code.step(new SetOneParameter(
                name.map(one -> one::equalsIgnoreCase),
                element.choice("exists-action", ExistsAction.OVERRIDE),
                name.with(values, SetQueryParameter::addition)));
    }

    private static String name(String written) {
        String name = written.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("its attribute 'name' is empty");
        }
        return name;
    }

    private static String addition(String name, List<String> values) {
        String encoded = Urls.encode(name);
        return values.stream().map(value -> encoded + "=" + Urls.encode(value)).collect(Collectors.joining("&"));
    }

    private record SetOneParameter(
            Value<Predicate<String>> parameter, Value<ExistsAction> exists, Value<String> addition) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            String query = exchange.query();
            Predicate<String> name = parameter.get(exchange);
            exchange.target(
                    exchange.path(),
                    switch (exists.get(exchange)) {
                        case OVERRIDE -> Queries.join(Queries.without(query, name), addition.get(exchange));
                        case APPEND -> Queries.join(query, addition.get(exchange));
                        case SKIP -> Queries.has(query, name) ? query : Queries.join(query, addition.get(exchange));
                        case DELETE -> Queries.without(query, name);
                    });
            return Flow.NEXT;
        }
    }
}
