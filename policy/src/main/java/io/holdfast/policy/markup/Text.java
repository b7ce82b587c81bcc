package io.holdfast.policy.markup;

/** Characters between tags, with references resolved and CDATA sections opened. */
public record Text(String value) implements Content {

    public boolean isWhitespace() {
        return value.isBlank();
    }
}
