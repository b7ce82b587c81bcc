package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Backend;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.Step;
import java.util.List;

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
    public List<Step> compile(PolicyElement element) {
        String id = element.attribute("backend-id");
        String url = element.attribute("base-url");
        if ((id == null) == (url == null)) {
            throw element.refuse("it needs either 'base-url' or 'backend-id'");
        }
        if (!element.section().actsOnRequest()) {
            throw element.refuse("the request has been sent already; move it to the inbound section");
        }
        if (id != null) {
            Backend backend = element.context()
                    .backendNamed(id.strip())
                    .orElseThrow(() -> element.refuse("there is no backend with the id in its attribute 'backend-id'"));
            if (backend.problem() != null) {
                throw element.refuse("the backend in its attribute 'backend-id' " + backend.problem());
            }
            return List.of(new ToEntity(backend, element.scope()));
        }
        Backend backend = element.parse(url == null ? "" : url.strip(), element.context()::backendAt, "base-url");
        return overruled(element) ? List.of() : List.of(new ToUrl(backend));
    }

    /**
     * A backend entity that a wider scope chose stands, whatever base URL a narrower one names: so the documentation of the
     * policy has it, and documents rely on it.
     */
    private static boolean overruled(PolicyElement element) {
        return element.before().stream()
                .anyMatch(step -> step instanceof ToEntity entity && entity.scope() != element.scope());
    }

    private record ToEntity(Backend backend, PolicyScope scope) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            exchange.backend(backend);
            return Flow.NEXT;
        }
    }

    private record ToUrl(Backend backend) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            exchange.backend(backend);
            return Flow.NEXT;
        }
    }
}
