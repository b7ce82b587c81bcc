package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
import java.time.Duration;
import java.util.List;

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
    public List<Step> compile(PolicyElement element) {
        if (element.flag("follow-redirects", false)) {
            throw element.refuse("Holdfast does not follow redirects yet");
        }
        // A backend that may speak either is free to speak HTTP/1.1.
        if (element.attribute("http-version", "1").strip().equals("2")) {
            throw element.refuse("Holdfast does not speak HTTP/2 to backends yet");
        }
        Step forward = forward(new Forwarding(
                timeout(element), element.flag("buffer-request-body", false), element.flag("buffer-response", true)));
        return element.flag("fail-on-error-status-code", false)
                ? List.of(forward, ForwardRequest::failOnErrorStatus)
                : List.of(forward);
    }

    private static Duration timeout(PolicyElement element) {
        int seconds = element.number("timeout", DEFAULT_TIMEOUT_SECONDS, 1, 86_400);
        return Duration.ofMillis(element.number("timeout-ms", seconds * 1000, 1, 86_400_000));
    }

    private static Step forward(Forwarding settings) {
        if (settings.equals(Forwarding.DEFAULT)) {
            return exchange -> Flow.FORWARD;
        }
        return exchange -> {
            exchange.forwarding(settings);
            return Flow.FORWARD;
        };
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
