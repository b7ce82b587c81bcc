package io.holdfast.liquid;

/** A piece of a template: text as it is, a tag's inside, a variable's inside. */
record LiquidPiece(Kind kind, String text) {

    /** Kinds of pieces. */
    enum Kind {
        TEXT,
        TAG,
        VARIABLE
    }

    /** A tag's name. */
    String name() {
        int end = 0;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /** What stands behind a tag's name. */
    String markup() {
        return text.substring(name().length()).strip();
    }
}
