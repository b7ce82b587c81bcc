package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.elements.Outcomes.Outcome;
import org.jspecify.annotations.Nullable;

/** Sends a request of the policy's own and keeps the response in a variable. Any status is an answer. */
@AutoService(Policy.class)
public final class SendRequest implements Policy {

    private static final String NAME = "send-request";
    private static final int DEFAULT_TIMEOUT_SECONDS = 60;

    @Override
    public String declaration() {
        return """
                send-request IBOE all
                  @mode:new|copy @response-variable-name @timeout:int @timeout-ms:int @ignore-error:boolean
                  @buffer-response:boolean @fail-on-error-status-code:boolean
                  set-url? text
                  &set-method?
                  &set-header*
                  &set-body?
                  &authentication-certificate?
                  &authentication-token?
                  &authentication-token-store?
                  &authentication-managed-identity?
                  &proxy?
                """;
    }

    /** @param variable where the response goes, or null */
    private record Rest(@Nullable String variable, boolean ignoresErrors, boolean failsOnStatus) {

        Flow go(Exchange exchange, CallOutDraft sent, Outcome<CallAnswer> outcome) {
            sent.variables.forEach(exchange::variable);
            CallAnswer answer = outcome.value();
            PolicyException error = answer == null ? Outcomes.error(NAME, outcome.failure()) : error(answer);
            if (error != null && !ignoresErrors) {
                throw error;
            }
            if (variable != null) {
                exchange.variable(variable, answer == null ? null : FetchedResponse.of(answer));
            }
            return Flow.NEXT;
        }

        private @Nullable PolicyException error(CallAnswer answer) {
            return failsOnStatus && answer.status() >= 400
                    ? new PolicyException(
                            500,
                            NAME,
                            "ErrorStatusCode",
                            "Internal server error",
                            "The answer has the status code " + answer.status() + ".")
                    : null;
        }
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        CallOutParts request = CallOutParts.of(element, DEFAULT_TIMEOUT_SECONDS);
        // A response is always whole before the next policy sees it.
        element.literalFlag("buffer-response", true);
        var rest = new Rest(
                element.literalOrNull("response-variable-name"),
                element.literalFlag("ignore-error", false),
                element.literalFlag("fail-on-error-status-code", false));
        code.step(exchange -> {
            CallOutDraft draft = request.draft(exchange);
            return exchange.await(
                    () -> Outcomes.of(
                            draft.complete().thenCompose(exchange.outside().calls()::send)),
                    (same, outcome) -> rest.go(same, draft, outcome));
        });
    }
}
