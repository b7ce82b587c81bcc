package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Work;

/** A text that is read once, and where in it one is. */
final class JsonSource {

    final String text;
    final Work work;
    int at;
    int line = 1;
    private int lineStart;

    JsonSource(Work work, String text) {
        this.work = work;
        this.text = text;
        if (!text.isEmpty() && text.charAt(0) == '\ufeff') {
            at = 1;
            lineStart = 1;
        }
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character; 0 at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int further) {
        int index = at + further;
        return index < text.length() ? text.charAt(index) : '\0';
    }

    int position() {
        return at - lineStart;
    }

    /** Goes over one character, and notices where lines begin. */
    void skip() {
        work.tick();
        char c = text.charAt(at++);
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            line++;
            lineStart = at;
        }
    }

    void skipWhitespace() {
        while (!atEnd() && isWhitespace(peek())) {
            skip();
        }
    }

    /** As {@code char.IsWhiteSpace}. */
    static boolean isWhitespace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u0085' || (c >= '\u00a0' && Character.isSpaceChar(c));
    }

    static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
