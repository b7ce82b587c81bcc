package io.holdfast.arm.resource;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Refusals;
import io.holdfast.identity.Principal;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.role.RoleAssignment;
import io.holdfast.identity.role.RoleRefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The resources of Microsoft.Authorization, at any scope. The caller has authorised the request. */
public interface RoleResources {

    /** None at all. */
    RoleResources NONE = new RoleResources() {
        @Override
        public ArmResponse handle(Request request) {
            throw Refusals.rolesTypeUnknown();
        }

        @Override
        public void forget(String scope, boolean below, Instant until) {}

        @Override
        public void forget(Predicate<String> gone, Instant until) {}
    };

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
                            .orElseThrow(Refusals::rolesTypeUnknown);
                } catch (RoleRefusedException e) {
                    throw Refusals.ofRoles(e);
                }
            }

            @Override
            public List<RoleAssignment> of(Set<String> principals) {
                return api.of(principals);
            }

            @Override
            public void forget(String scope, boolean below, Instant until) {
                api.forget(scope, below, until);
            }

            @Override
            public void forget(Predicate<String> gone, Instant until) {
                api.forget(gone, until);
            }
        };
    }

    /** @throws ArmException if it is refused */
    ArmResponse handle(Request request);

    /** What is assigned to these object ids, at any scope. */
    default List<RoleAssignment> of(Set<String> principals) {
        return List.of();
    }

    /**
     * Something was deleted: what was assigned there until then does not hold for what gets its name later.
     *
     * @param below whether all that lay in it is gone, too
     */
    void forget(String scope, boolean below, Instant until);

    /**
     * Likewise, for many at once.
     *
     * @param gone whether a scope, in lower case, is or was in something that was deleted
     */
    void forget(Predicate<String> gone, Instant until);

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
