package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.elements.Outcomes.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Signs the request in with a token of the service's managed identity, or keeps the token in a variable. */
@AutoService(Policy.class)
public final class AuthenticationManagedIdentity implements Policy {

    private static final String NAME = "authentication-managed-identity";

    @Override
    public String declaration() {
        return """
                authentication-managed-identity IO all
                  @resource! @client-id @output-token-variable-name @ignore-error:boolean
                """;
    }

    /** @param variable where the token goes instead of a header, or null */
    private record Use(
            Value<String> resource,
            Value<String> clientId,
            @Nullable String variable,
            boolean ignoresErrors) {

        CompletableFuture<String> token(Exchange exchange) {
            String client = clientId.get(exchange).strip();
            return exchange.outside().token(resource.get(exchange).strip(), client.isEmpty() ? null : client);
        }

        /** @throws io.holdfast.policy.PolicyException if there is none and that matters */
        Flow put(Exchange exchange, Outcome<String> outcome) {
            if (outcome.failure() == null || !ignoresErrors) {
                String token = outcome.orFail(NAME);
                put(token, exchange.requestHeaders(), exchange::variable);
            }
            return Flow.NEXT;
        }

        void put(String token, Headers headers, BiConsumer<String, String> variables) {
            if (variable == null) {
                headers.set("Authorization", "Bearer " + token);
            } else {
                variables.accept(variable, token);
            }
        }
    }

    private static Use use(PolicyElement element) {
        return new Use(
                element.string("resource"),
                element.string("client-id", ""),
                element.literalOrNull("output-token-variable-name"),
                element.literalFlag("ignore-error", false));
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Use use = use(element);
        code.step(exchange -> {
            CompletableFuture<String> token = use.token(exchange);
            return token.isDone() && !token.isCompletedExceptionally()
                    ? use.put(exchange, new Outcome<>(token.join(), null))
                    : exchange.await(() -> Outcomes.of(token), use::put);
        });
    }

    /** Of a request that a policy sends; what fails fails that request. */
    static BiConsumer<Exchange, CallOutDraft> part(PolicyElement element) {
        Use use = use(element);
        return (exchange, draft) -> {
            CompletableFuture<String> token = use.token(exchange);
            draft.fetching(() -> Outcomes.of(token).thenAccept(outcome -> {
                CallFailure failure = outcome.failure();
                if (failure != null && !use.ignoresErrors()) {
                    throw failure;
                }
                if (failure == null) {
                    use.put(outcome.orFail(NAME), draft.fields, draft.variables::put);
                }
            }));
        };
    }
}
