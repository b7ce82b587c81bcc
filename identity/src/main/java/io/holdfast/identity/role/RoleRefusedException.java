package io.holdfast.identity.role;

import io.holdfast.identity.Principal;

/** A refusal in ARM's terms: an HTTP status, a stable code, a message that names the next step. */
public final class RoleRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RoleRefusedException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static RoleRefusedException badRequest(String message) {
        return new RoleRefusedException(400, "BadRequestFormat", message);
    }

    static RoleRefusedException noSuchRole(String id) {
        return new RoleRefusedException(
                404,
                "RoleDefinitionDoesNotExist",
                "The specified role definition with ID '" + id + "' does not exist.");
    }

    static RoleRefusedException forbidden(Principal caller, String action, String scope) {
        return new RoleRefusedException(
                403,
                "AuthorizationFailed",
                "The client '" + caller.name() + "' with object id '" + caller.objectId()
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "', where the role is assignable. Leave the scope out of its assignableScopes, or ask somebody"
                        + " who has the right there.");
    }

    static RoleRefusedException lastOwner(RoleAssignment last) {
        return new RoleRefusedException(
                409,
                "LastOwner",
                "The role assignment '" + last.name() + "' makes '" + last.principalId()
                        + "' Owner of everything, and there is no other Owner: without it nobody could give roles any more."
                        + " Assign the role Owner at scope '/' to somebody else first.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
