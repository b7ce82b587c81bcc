package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Replaces the body of the request (inbound, backend) or of the response (outbound, on-error). */
@AutoService(Policy.class)
public final class SetBody implements Policy {

    private static final String CONTENT_ENCODING = "Content-Encoding";

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
    public void compile(PolicyElement element, Code code) {
        Value<byte[]> body = body(element);
        code.step(
                element.section().actsOnRequest()
                        ? exchange -> onRequest(exchange, body.get(exchange))
                        : exchange -> onResponse(exchange, body.get(exchange)));
    }

    /** What an element of this name makes the body of whatever message it belongs to. */
    static Value<byte[]> body(PolicyElement element) {
        if (element.literalChoice("template", Template.NONE) == Template.LIQUID) {
            return LiquidBody.of(element);
        }
        // They only steer templates.
        element.literalOrNull("xsi-nil");
        element.literalOrNull("parse-date");
        element.literalOrNull("html-decode-expression");
        return element.body().map(SetBody::bytes);
    }

    /** What was coded is replaced by what is not. */
    private static Flow onRequest(Exchange exchange, byte[] body) {
        exchange.requestBody(body);
        exchange.requestHeaders().remove(CONTENT_ENCODING);
        return Flow.NEXT;
    }

    private static Flow onResponse(Exchange exchange, byte[] body) {
        exchange.responseBody(body);
        exchange.responseHeaders().remove(CONTENT_ENCODING);
        return Flow.NEXT;
    }

    static byte[] bytes(@Nullable Object given) {
        return given == null
                ? new byte[0]
                : given instanceof byte[] bytes ? bytes : String.valueOf(given).getBytes(StandardCharsets.UTF_8);
    }
}
