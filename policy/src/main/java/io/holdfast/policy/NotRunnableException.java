package io.holdfast.policy;

/** An element that is fine by the language but can't be run as it stands. */
public final class NotRunnableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String element;

    NotRunnableException(String element, String why) {
        super(why, null, false, false);
        this.element = element;
    }

    /** The name of the element. */
    public String element() {
        return element;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
