package io.holdfast.identity.role;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a principal a role at a scope and everywhere below.
 *
 * @param name its id, a GUID in lower case
 * @param scope an ARM id, or {@code /}
 * @param role the name of the {@link RoleDefinition}
 * @param principalId object id of an application, a user, a group or a managed identity
 * @param principalType ServicePrincipal, User, Group …
 * @param createdBy object id of who made it, or null for the server itself
 */
public record RoleAssignment(
        String name,
        String scope,
        String role,
        String principalId,
        String principalType,
        @Nullable String description,
        Instant created,
        Instant updated,
        @Nullable String createdBy) {

    /** This assignment, made when and by whom {@code existing} was. */
    RoleAssignment createdLike(RoleAssignment existing) {
        return new RoleAssignment(
                name,
                scope,
                role,
                principalId,
                principalType,
                description,
                existing.created,
                updated,
                existing.createdBy);
    }

    boolean gives(RoleAssignment other) {
        return role.equals(other.role)
                && principalId.equalsIgnoreCase(other.principalId)
                && Scope.of(scope).equals(Scope.of(other.scope));
    }
}
