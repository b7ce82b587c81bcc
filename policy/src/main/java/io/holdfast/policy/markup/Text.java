package io.holdfast.policy.markup;

/**
 * Characters between tags, with references resolved and CDATA sections opened.
 *
 * @param span where they stand
 */
public record Text(String value, Span span) implements Content {

    public boolean isWhitespace() {
        return value.isBlank();
    }
}
