package io.holdfast.validation;

/** A schema says nothing of messages, or nothing that can be understood. */
public final class UnusableSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why a sentence without its full stop, which may be shown to the owner of the schema */
    public UnusableSchemaException(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
