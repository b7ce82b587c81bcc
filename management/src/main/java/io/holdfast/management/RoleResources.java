package io.holdfast.management;

import io.holdfast.identity.Principal;
import java.util.List;
import java.util.Map;

/** The resources of Microsoft.Authorization, at any scope. The caller has authorised the request. */
@FunctionalInterface
public interface RoleResources {

    /** Role assignments are kept elsewhere. */
    RoleResources NONE = request -> {
        throw new ArmException(
                404, "InvalidResourceNamespace", "The resource namespace 'Microsoft.Authorization' is invalid.");
    };

    /** @throws ArmException if it is refused */
    ArmResponse handle(Request request);

    /**
     * @param method in upper case
     * @param scope an ARM id without a trailing slash, empty for the tenant
     * @param path the decoded segments below {@code providers/Microsoft.Authorization}
     * @param query names in lower case
     */
    record Request(
            String method,
            String scope,
            List<String> path,
            Map<String, String> query,
            byte[] body,
            Principal principal) {}
}
