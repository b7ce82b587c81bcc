package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.StoredAuthorization;
import io.holdfast.policy.elements.Outcomes.Outcome;

/** Keeps a token that is stored for the service at a provider, with what the provider said of it, in a variable. */
@AutoService(Policy.class)
public final class GetAuthorizationContext implements Policy {

    private static final String NAME = "get-authorization-context";

    private enum IdentityType {
        MANAGED,
        JWT
    }

    @Override
    public String declaration() {
        return """
                get-authorization-context IBO GPAOF
                  @provider-id! @authorization-id! @context-variable-name! @identity-type:managed|jwt @identity
                  @ignore-error:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        if (element.literalChoice("identity-type", IdentityType.MANAGED) == IdentityType.JWT) {
            throw element.refuse("Holdfast runs it for the service's own managed identity only");
        }
        Value<String> provider = element.string("provider-id");
        Value<String> authorization = element.string("authorization-id");
        Value<String> variable = element.string("context-variable-name");
        Value<Boolean> ignoring = element.flag("ignore-error", false);
        code.step(exchange -> {
            String name = variable.get(exchange);
            boolean ignores = ignoring.get(exchange);
            var asked = exchange.outside().authorization(provider.get(exchange), authorization.get(exchange));
            return exchange.await(() -> Outcomes.of(asked), (same, outcome) -> keep(same, name, ignores, outcome));
        });
    }

    private static Flow keep(Exchange exchange, String name, boolean ignores, Outcome<StoredAuthorization> outcome) {
        exchange.variable(name, ignores && outcome.failure() != null ? null : outcome.orFail(NAME));
        return Flow.NEXT;
    }
}
