package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Replaces the body of the request (inbound, backend) or of the response (outbound, on-error) by a text as written. */
@AutoService(Policy.class)
public final class SetBody implements Policy {

    private enum Template {
        NONE,
        LIQUID
    }

    @Override
    public String declaration() {
        return """
                set-body IBOE all markup
                  @template:none|liquid @xsi-nil:blank|null @parse-date:boolean @html-decode-expression:boolean
                """;
    }

    @Override
    public List<Step> compile(PolicyElement element) {
        if (element.choice("template", Template.NONE) == Template.LIQUID) {
            throw element.refuse("Holdfast does not run Liquid templates yet");
        }
        // They only steer templates and expressions, neither of which is here.
        element.attribute("xsi-nil");
        element.attribute("parse-date");
        element.attribute("html-decode-expression");
        byte[] body = element.text().getBytes(StandardCharsets.UTF_8);
        return List.of(
                element.section().actsOnRequest()
                        ? exchange -> {
                            exchange.requestBody(body);
                            return Flow.NEXT;
                        }
                        : exchange -> {
                            exchange.responseBody(body);
                            return Flow.NEXT;
                        });
    }
}
