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
 * @param shownType what the principal is said to be
 * @param meantType what decides: that of an assignment that an earlier version made is unknown unless it is a group's,
 *     because that version wrote ServicePrincipal where callers said nothing
 * @param createdBy object id of who made it, or null for the server itself
 */
public record RoleAssignment(
        String name,
        String scope,
        String role,
        String principalId,
        PrincipalType shownType,
        PrincipalType meantType,
        @Nullable String description,
        Instant created,
        Instant updated,
        @Nullable String createdBy) {

    Holder holder() {
        return Holder.of(principalId, meantType);
    }

    /** Whether it makes somebody Owner of everything. */
    boolean isOwnerOfAll() {
        return role.equals(BuiltInRoles.OWNER) && Scope.of(scope).equals(Scope.ROOT);
    }

    /** This assignment, made when and by whom {@code existing} was. */
    RoleAssignment createdLike(RoleAssignment existing) {
        return new RoleAssignment(
                name,
                scope,
                role,
                principalId,
                shownType,
                meantType,
                description,
                existing.created,
                updated,
                existing.createdBy);
    }

    boolean gives(RoleAssignment other) {
        return role.equals(other.role)
                && holder().isSameAs(other.holder())
                && Scope.of(scope).equals(Scope.of(other.scope));
    }
}
