package io.holdfast.entities.filter;

/** A filter that cannot be understood or is not allowed; the message says where and why. */
public final class FilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FilterException(String message) {
        super(message, null, false, false);
    }

    static FilterException at(int position, String problem) {
        return new FilterException(problem + " at position " + (position + 1) + ".");
    }

    /** What callers read. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
