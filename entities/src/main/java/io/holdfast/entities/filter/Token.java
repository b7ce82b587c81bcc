package io.holdfast.entities.filter;

/** A piece of a filter. {@code position} counts from 0. */
record Token(Kind kind, String text, int position) {

    enum Kind {
        WORD,
        STRING,
        NUMBER,
        TIME,
        OPEN,
        CLOSE,
        COMMA,
        SLASH,
        COLON,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
