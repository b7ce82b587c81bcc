package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    public List<Step> compile(PolicyElement element) {
        element.required("code");
        // 1xx are no final responses (RFC 9110 §15.2).
        int code = element.number("code", 200, 200, 599);
        String reason = reason(element);
        return List.of(exchange -> {
            exchange.status(code, reason);
            return Flow.NEXT;
        });
    }

    private static @Nullable String reason(PolicyElement element) {
        String reason =
                HeaderSyntax.value(element, element.attribute("reason", "").strip(), "its attribute 'reason'");
        return reason.isEmpty() ? null : reason;
    }
}
