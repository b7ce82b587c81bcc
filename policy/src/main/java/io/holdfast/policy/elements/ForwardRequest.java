package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.Label;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Value;
import java.time.Duration;

/** Sends the request to the backend and waits for the head of its response. */
@AutoService(Policy.class)
public final class ForwardRequest implements Policy {

    private static final int DEFAULT_TIMEOUT_SECONDS = 300;

    @Override
    public String declaration() {
        return """
                forward-request B all
                  @timeout:int @timeout-ms:int @continue-timeout:int @http-version:1|2|2or1 @follow-redirects:boolean
                  @buffer-request-body:boolean @buffer-response:boolean @fail-on-error-status-code:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        // A backend that may speak either is free to speak HTTP/1.1.
        if (element.literal("http-version", "1").strip().equals("2")) {
            throw element.refuse("Holdfast does not speak HTTP/2 to backends yet");
        }
        boolean bufferRequest = element.literalFlag("buffer-request-body", false);
        boolean bufferResponse = element.literalFlag("buffer-response", true);
        Value<Boolean> following = element.flag("follow-redirects", false);
        // What may be redirected may have to be sent again.
        Value<Forwarding> settings = timeout(element)
                .with(following, (timeout, follow) -> new Forwarding(timeout, bufferRequest || follow, bufferResponse));
        boolean failing = element.literalFlag("fail-on-error-status-code", false);
        Label again = code.label();
        code.place(again);
        code.step(exchange -> {
            exchange.forwarding(settings.get(exchange));
            return Flow.FORWARD;
        });
        if (!following.isLiteral() || following.literal()) {
            follow(element, code, following, again);
        }
        if (failing) {
            code.step(ForwardRequest::failOnErrorStatus);
        }
    }

    private static void follow(PolicyElement element, Code code, Value<Boolean> following, Label again) {
        CompileContext context = element.context();
        Label end = code.label();
        code.unless(
                element,
                Value.evaluated(
                        following.needs(), exchange -> following.get(exchange) && Redirects.follow(exchange, context)),
                end);
        code.jump(again);
        code.place(end);
    }

    private static Value<Duration> timeout(PolicyElement element) {
        Value<Integer> seconds = element.number("timeout", DEFAULT_TIMEOUT_SECONDS, 1, 86_400);
        return element.has("timeout-ms")
                ? element.number("timeout-ms", 1, 86_400_000).map(Duration::ofMillis)
                : seconds.map(Duration::ofSeconds);
    }

    private static Flow failOnErrorStatus(Exchange exchange) {
        int status = exchange.status();
        if (status >= 400) {
            throw new PolicyException(
                    status,
                    "forward-request",
                    "ErrorStatusCode",
                    "The backend answered with status code " + status + ".");
        }
        return Flow.NEXT;
    }
}
