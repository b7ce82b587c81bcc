package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;

/** Sends a request whose answer nobody waits for. What becomes of it only the log says. */
@AutoService(Policy.class)
public final class SendOneWayRequest implements Policy {

    private static final int DEFAULT_TIMEOUT_SECONDS = 60;

    @Override
    public String declaration() {
        return """
                send-one-way-request IBOE all
                  @mode:new|copy @timeout:int @timeout-ms:int
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

    @Override
    public void compile(PolicyElement element, Code code) {
        CallOutParts request = CallOutParts.of(element, DEFAULT_TIMEOUT_SECONDS);
        code.step(exchange -> {
            CallOutDraft draft = request.draft(exchange);
            exchange.outside().calls().sendAndForget(draft.complete());
            return Flow.NEXT;
        });
    }
}
