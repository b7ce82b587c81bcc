package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.HttpProxy;
import java.util.function.BiConsumer;

/** Sends the request through an HTTP proxy. */
@AutoService(Policy.class)
public final class Proxy implements Policy {

    @Override
    public String declaration() {
        return """
                proxy I all
                  @url! @username @password
                """;
    }

    private record Way(Value<String> url, Value<String> username, Value<String> password) {

        HttpProxy get(Exchange exchange) {
            try {
                return HttpProxy.of(url.get(exchange), username.get(exchange), password.get(exchange));
            } catch (IllegalArgumentException e) {
                throw new EvaluationException("The proxy's URL " + e.getMessage() + ".");
            }
        }
    }

    private static Way way(PolicyElement element) {
        var way = new Way(element.string("url"), element.string("username", ""), element.string("password", ""));
        if (way.url().isLiteral()) {
            try {
                HttpProxy.of(way.url().literal(), "", "");
            } catch (IllegalArgumentException e) {
                throw element.refuse("its attribute 'url' " + e.getMessage());
            }
        }
        return way;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Way way = way(element);
        code.step(exchange -> {
            exchange.note(way.get(exchange));
            return Flow.NEXT;
        });
    }

    /** Of a request that a policy sends. */
    static BiConsumer<Exchange, CallOutDraft> part(PolicyElement element) {
        Way way = way(element);
        return (exchange, draft) -> draft.proxy = way.get(exchange);
    }
}
