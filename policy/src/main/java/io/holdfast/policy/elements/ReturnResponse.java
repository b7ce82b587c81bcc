package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Body;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Response;
import io.holdfast.policy.Section;
import org.jspecify.annotations.Nullable;

/** Ends the pipeline with a response of its own: 200 without a body, or one that a variable holds, as changed by the policies in it. */
@AutoService(Policy.class)
public final class ReturnResponse implements Policy {

    @Override
    public String declaration() {
        return """
                return-response IBOE all
                  @response-variable-name
                  &set-status?
                  &set-header*
                  &set-body?
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        @Nullable String variable = element.literalOrNull("response-variable-name");
        code.step(exchange -> {
            exchange.resetResponse();
            if (variable != null) {
                copy(exchange, variable);
            }
            return Flow.NEXT;
        });
        // Whatever the section, the policies in it act on the response.
        code.policies(element, Section.OUTBOUND);
        code.step(exchange -> Flow.RESPOND);
    }

    private static void copy(Exchange exchange, String variable) {
        if (!(exchange.variables().get(variable) instanceof Response response)) {
            throw new PolicyException(
                    500,
                    "return-response",
                    "ResponseVariableNotFound",
                    "Internal server error",
                    "The variable '" + variable + "' holds no response.");
        }
        exchange.status(response.status(), response.reason());
        for (String name : response.headers().names()) {
            for (String value : response.headers().all(name)) {
                exchange.responseHeaders().add(name, value);
            }
        }
        Body body = response.body();
        exchange.responseBody(body == null || body.isConsumed() ? new byte[0] : body.raw());
    }
}
