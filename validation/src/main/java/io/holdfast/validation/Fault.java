package io.holdfast.validation;

/**
 * What is wrong with a message.
 *
 * @param text one sentence or several, without the place
 * @param line 1-based; 0 if it is not known
 * @param position 1-based within the line; 0 if it is not known
 */
public record Fault(String text, int line, int position) {

    public Fault(String text) {
        this(text, 0, 0);
    }
}
