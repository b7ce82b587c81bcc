package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Backend;
import io.holdfast.policy.Code;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.Value;
import java.util.EnumSet;

/** Sends the request to another backend: a base URL, or a backend entity with its credentials. */
@AutoService(Policy.class)
public final class SetBackendService implements Policy {

    @Override
    public String declaration() {
        return """
                set-backend-service IBOE all
                  @base-url @backend-id:backend @sf-resolve-condition:boolean @sf-service-instance-name @sf-partition-key
                  @sf-listener-name @sf-replica-type:primary|secondary @dapr-app-id @dapr-method @dapr-namespace
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        if (element.has("backend-id") == element.has("base-url")) {
            throw element.refuse("it needs either 'base-url' or 'backend-id'");
        }
        if (!element.section().actsOnRequest()) {
            throw element.refuse("the request has been sent already; move it to the inbound section");
        }
        PolicyScope scope = element.scope();
        CompileContext context = element.context();
        if (element.has("backend-id")) {
            Value<Backend> entity = element.map(element.string("backend-id"), id -> entity(context, id.strip()));
            code.step(exchange -> toEntity(exchange, entity.get(exchange), scope));
        } else {
            Value<Backend> url = element.map(element.string("base-url"), text -> url(context, text.strip()));
            code.step(exchange -> toUrl(exchange, url, scope));
        }
    }

    private static Backend entity(CompileContext context, String id) {
        Backend backend = context.backendNamed(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no backend with the id in its attribute 'backend-id'"));
        if (backend.problem() != null) {
            throw new IllegalArgumentException("the backend in its attribute 'backend-id' " + backend.problem());
        }
        return backend;
    }

    private static Backend url(CompileContext context, String url) {
        try {
            return context.backendAt(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its base-url is not valid", e);
        }
    }

    private static Flow toEntity(Exchange exchange, Backend entity, PolicyScope scope) {
        Entities chosen = exchange.note(Entities.class);
        if (chosen == null) {
            chosen = new Entities(EnumSet.noneOf(PolicyScope.class));
            exchange.note(chosen);
        }
        chosen.scopes().add(scope);
        exchange.backend(entity);
        return Flow.NEXT;
    }

    /**
     * A backend entity that a wider scope chose stands, whatever base URL a narrower one names: so the documentation of the
     * policy has it, and documents rely on it.
     */
    private static Flow toUrl(Exchange exchange, Value<Backend> url, PolicyScope scope) {
        Entities chosen = exchange.note(Entities.class);
        if (chosen == null || chosen.onlyBy(scope)) {
            exchange.backend(url.get(exchange));
        }
        return Flow.NEXT;
    }

    /** The scopes whose documents have chosen backend entities in this call. */
    private record Entities(EnumSet<PolicyScope> scopes) {

        boolean onlyBy(PolicyScope scope) {
            return scopes.size() == 1 && scopes.contains(scope);
        }
    }
}
