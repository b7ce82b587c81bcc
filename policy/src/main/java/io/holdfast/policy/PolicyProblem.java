package io.holdfast.policy;

/**
 * Why a document is refused.
 *
 * @param element the element it is about
 * @param line 1-based, of the first character of the element's name in the text that was parsed
 * @param column 1-based, of that character
 */
public record PolicyProblem(String element, int line, int column, String text) {

    /** The sentence that clients of the management API read. */
    public String message() {
        return "Error in element '%s' on line %d, column %d: %s".formatted(element, line, column, text);
    }
}
