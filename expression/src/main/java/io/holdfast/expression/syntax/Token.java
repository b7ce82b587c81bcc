package io.holdfast.expression.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of the text.
 *
 * @param text as written; of names without an {@code @} before them
 * @param at where it begins
 * @param end behind its last character
 * @param value of literals; of interpolated strings a list of {@link Piece}
 */
record Token(
        Kind kind, String text, int at, int end, @Nullable Object value) {

    enum Kind {
        NAME,
        KEYWORD,
        LITERAL,
        INTERPOLATED,
        SIGN,
        END
    }

    /** A piece of an interpolated string: text alone, or the tokens of an expression and its format. */
    record Piece(
            @Nullable String text,
            @Nullable List<Token> tokens,
            @Nullable String format) {}

    Token endingAt(int behind) {
        return new Token(kind, text, at, behind, value);
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(sign);
    }

    /** A name that means something in some places only: {@code when}, {@code var}. */
    boolean isContextual(String word) {
        return kind == Kind.NAME && text.equals(word) && end - at == word.length();
    }
}
