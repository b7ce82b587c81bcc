package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Section;
import io.holdfast.policy.Step;
import java.util.List;

/** Ends the pipeline with a response of its own: 200 without a body, as changed by the policies in it. */
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
    public List<Step> compile(PolicyElement element) {
        // Whatever the section, the policies in it act on the response.
        return List.of(new Respond(element.steps(Section.OUTBOUND)));
    }

    private record Respond(List<Step> steps) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            exchange.resetResponse();
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).run(exchange);
            }
            return Flow.RESPOND;
        }
    }
}
