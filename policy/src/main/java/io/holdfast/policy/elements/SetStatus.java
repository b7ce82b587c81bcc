package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Sets the status of the response. */
@AutoService(Policy.class)
public final class SetStatus implements Policy {

    @Override
    public String declaration() {
        return """
                set-status IBOE all
                  @code!:positive @reason
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        // 1xx are no final responses (RFC 9110 §15.2).
        Value<Integer> status = element.number("code", 200, 599);
        Value<String> reason = element.map(
                element.string("reason", ""), text -> HeaderSyntax.value(text.strip(), "its attribute 'reason'"));
        code.step(exchange -> {
            String phrase = reason.get(exchange);
            exchange.status(status.get(exchange), phrase.isEmpty() ? null : phrase);
            return Flow.NEXT;
        });
    }
}
