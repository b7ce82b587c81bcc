package io.holdfast.entities;

/** Why a key vault gave no secret: a short code for {@code lastStatus}, and a sentence that holds no secret. */
public final class KeyVaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    public KeyVaultException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
