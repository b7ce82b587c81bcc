package io.holdfast.arm;

import io.holdfast.identity.Principal;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that has passed the front door.
 *
 * @param names what stands at the parameters of the route's template
 * @param tail the segments below the template, for a route that takes any
 * @param existing the service that the path names, if there is one
 * @param activity what the audit trail will say about it
 */
public record RoutedRequest(
        Head head,
        Map<String, String> names,
        List<String> tail,
        Principal principal,
        Optional<Service> existing,
        Body body,
        Activity activity) {

    /** General bodies; that of an API import may be larger. */
    public static final int BODY_LIMIT = 4 * Body.MIB;

    /** What stands at a parameter of the template. */
    public String name(String parameter) {
        String value = names.get(parameter);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + parameter);
        }
        return value;
    }

    public String apiVersion() {
        return head.query().getOrDefault("api-version", "").strip().toLowerCase(Locale.ROOT);
    }

    public boolean has(String queryParameter) {
        return head.query().containsKey(queryParameter);
    }

    /** The service that the path names, in the caller's spelling. */
    public ServiceId serviceId() {
        return new ServiceId(name("subscription"), name("group"), name("service"));
    }

    /** The service that the path names; only for routes that need one. */
    public Service service() {
        return existing.orElseThrow();
    }

    /** @throws ArmException 400 if it is not a JSON object */
    public ObjectNode json() {
        return RequestContent.object(body.read(BODY_LIMIT));
    }
}
