package io.holdfast.management;

import io.holdfast.identity.Principal;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.role.RoleRefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The resources of Microsoft.Authorization, at any scope. The caller has authorised the request. */
public interface RoleResources {

    /** Those of the deployment's roles. */
    static RoleResources of(RoleApi api) {
        return new RoleResources() {
            @Override
            public ArmResponse handle(Request request) {
                try {
                    return api.handle(
                                    request.method(),
                                    request.scope(),
                                    request.path(),
                                    request.query().get("$filter"),
                                    request.body(),
                                    request.principal())
                            .map(answer -> ArmResponse.json(answer.status(), answer.body()))
                            .orElseThrow(
                                    () -> new ArmException(
                                            404,
                                            "InvalidResourceType",
                                            "The resource type could not be found in the namespace 'Microsoft.Authorization'."));
                } catch (RoleRefusedException e) {
                    throw new ArmException(e.status(), e.code(), e.text());
                }
            }

            @Override
            public void forget(String scope, boolean below, Instant until) {
                api.forget(scope, below, until);
            }
        };
    }

    /** @throws ArmException if it is refused */
    ArmResponse handle(Request request);

    /**
     * Something was deleted: what was assigned there until then does not hold for what gets its name later.
     *
     * @param below whether all that lay in it is gone, too
     */
    void forget(String scope, boolean below, Instant until);

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
