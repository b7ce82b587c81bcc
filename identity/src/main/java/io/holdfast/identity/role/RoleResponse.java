package io.holdfast.identity.role;

/** An answer of the roles' management API: a status and JSON, or no body. */
public record RoleResponse(int status, byte[] body) {

    static RoleResponse none() {
        return new RoleResponse(204, new byte[0]);
    }
}
