package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.view.ApiView;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a limit is for: all that its policy applies to, or those of an API or operation that it names, by its id or else by its
 * display name.
 */
record CalledPart(
        PolicyScope scope, @Nullable Named api, @Nullable Named operation) {

    /** @param byId whether it is an id */
    record Named(String name, boolean byId) {

        static Named of(PolicyElement element) {
            String id = element.literalOrNull("id");
            String name = element.literalOrNull("name");
            if (id == null && name == null) {
                throw element.refuse("it has neither id nor name");
            }
            return id != null ? new Named(id, true) : new Named(name == null ? "" : name, false);
        }

        boolean is(String id, String displayName) {
            return byId ? name.equalsIgnoreCase(id) : name.equals(displayName);
        }
    }

    static CalledPart all(PolicyElement element) {
        return new CalledPart(element.scope(), null, null);
    }

    CalledPart ofApi(PolicyElement element) {
        return new CalledPart(scope, Named.of(element), operation);
    }

    CalledPart ofOperation(PolicyElement element) {
        return new CalledPart(scope, api, Named.of(element));
    }

    /** What of a subscription's calls is counted together; null if the call is none of them. */
    @Nullable
    String counted(Exchange exchange) {
        ApiView calledApi = exchange.api();
        OperationView called = exchange.operation();
        if (calledApi == null || called == null) {
            return api == null && operation == null ? kind() : null;
        }
        if ((api != null && !api.is(calledApi.id(), calledApi.name()))
                || (operation != null && !operation.is(called.id(), called.name()))) {
            return null;
        }
        String place = (calledApi.workspace() == null ? "" : calledApi.workspace() + ":") + calledApi.id();
        boolean ofOperation = scope == PolicyScope.OPERATION || operation != null;
        boolean ofApi = ofOperation || scope == PolicyScope.API || api != null;
        return kind() + (ofApi ? ":" + place : "") + (ofOperation ? ":" + called.id() : "");
    }

    private String kind() {
        return scope.name().toLowerCase(java.util.Locale.ROOT);
    }
}
