package io.holdfast.identity.setup;

/** A request about applications that cannot be followed as things are; its message says what to do. */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    RegistryException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }
}
