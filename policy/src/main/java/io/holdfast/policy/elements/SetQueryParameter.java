package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
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
    public List<Step> compile(PolicyElement element) {
        String name = element.required("name").strip();
        if (name.isEmpty()) {
            throw element.refuse("its attribute 'name' is empty");
        }
        String encoded = Urls.encode(name);
        String addition = element.texts("value").stream()
                .map(value -> encoded + "=" + Urls.encode(value))
                .collect(Collectors.joining("&"));
        ExistsAction action = element.choice("exists-action", ExistsAction.OVERRIDE);
        return List.of(new SetOneParameter(name::equalsIgnoreCase, action, addition));
    }

    private record SetOneParameter(Predicate<String> name, ExistsAction action, String addition) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            String query = exchange.query();
            exchange.target(
                    exchange.path(),
                    switch (action) {
                        case OVERRIDE -> Queries.join(Queries.without(query, name), addition);
                        case APPEND -> Queries.join(query, addition);
                        case SKIP -> Queries.has(query, name) ? query : Queries.join(query, addition);
                        case DELETE -> Queries.without(query, name);
                    });
            return Flow.NEXT;
        }
    }
}
