package io.holdfast.identity.role;

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
