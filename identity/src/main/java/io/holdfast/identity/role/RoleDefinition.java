package io.holdfast.identity.role;

import java.util.List;

/**
 * A role: what whoever holds it may do.
 *
 * @param name its id, a GUID in lower case
 * @param roleName what people call it
 * @param assignableScopes where it may be assigned
 */
public record RoleDefinition(
        String name,
        String roleName,
        String description,
        boolean builtIn,
        List<String> assignableScopes,
        List<Permission> permissions) {

    public RoleDefinition {
        assignableScopes = List.copyOf(assignableScopes);
        permissions = List.copyOf(permissions);
    }

    /** Where it may be assigned, above such a place, and at the root. */
    boolean isKnownAt(Scope scope) {
        return isAssignableAt(scope) || assignableScopes.stream().map(Scope::of).anyMatch(scope::covers);
    }

    boolean isAssignableAt(Scope scope) {
        return assignableScopes.stream().map(Scope::of).anyMatch(allowed -> allowed.covers(scope));
    }
}
