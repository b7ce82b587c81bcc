package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.elements.Outcomes.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy says to the Dapr sidecar of this machine, and what it does with the answer. */
final class DaprSidecar {

    private static final int DEFAULT_TIMEOUT_SECONDS = 5;

    private final String policy;
    private final Value<Duration> timeout;
    private final @Nullable String variable;
    private final boolean ignoresErrors;

    private DaprSidecar(PolicyElement element) {
        if (element.literal("template", "none").strip().equalsIgnoreCase("liquid")) {
            throw element.refuse("Holdfast does not run Liquid templates here yet");
        }
        this.policy = element.name();
        this.timeout =
                element.number("timeout", DEFAULT_TIMEOUT_SECONDS, 1, 86_400).map(Duration::ofSeconds);
        this.variable = element.literalOrNull("response-variable-name");
        this.ignoresErrors = element.literalFlag("ignore-error", false);
    }

    static DaprSidecar of(PolicyElement element) {
        return new DaprSidecar(element);
    }

    /** @param path behind {@code /v1.0/}, percent-encoded */
    Flow post(Exchange exchange, String path, String contentType, byte[] body) {
        String base = exchange.outside().dapr();
        if (base == null) {
            throw new PolicyException(
                    500,
                    policy,
                    "DaprNotConfigured",
                    "Internal server error",
                    "No Dapr sidecar is configured. Set gateway.daprPort.");
        }
        var request = new CallOut(
                "POST",
                base + "/v1.0/" + path,
                List.of(new CallField("Content-Type", contentType)),
                body,
                timeout.get(exchange));
        return exchange.await(() -> Outcomes.of(exchange.outside().calls().send(request)), this::answered);
    }

    private Flow answered(Exchange exchange, Outcome<CallAnswer> outcome) {
        CallAnswer answer = outcome.value();
        if (!ignoresErrors && (answer == null || !answer.isSuccess())) {
            throw answer == null
                    ? Outcomes.error(policy, outcome.failure())
                    : new PolicyException(
                            500,
                            policy,
                            "DaprError",
                            "Internal server error",
                            "The Dapr sidecar answered with the status code " + answer.status() + ".");
        }
        if (variable != null) {
            exchange.variable(variable, answer == null ? null : FetchedResponse.of(answer));
        }
        return Flow.NEXT;
    }

    /** One segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text.strip(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
