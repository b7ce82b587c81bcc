package io.holdfast.policy.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/** A position in a text that knows its line, its column and the elements around it. */
final class Cursor {

    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    /** The place up to which lines are counted. */
    private int counted;

    private int line = 1;
    private int lineStart;

    Cursor(String text) {
        this.text = text;
    }

    String source() {
        return text;
    }

    int offset() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    boolean ended() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    boolean at(String what) {
        return text.startsWith(what, at);
    }

    boolean skip(String what) {
        if (!at(what)) {
            return false;
        }
        at += what.length();
        return true;
    }

    void expect(String what) throws SyntaxException {
        if (!skip(what)) {
            throw error("'" + what + "' is expected here" + (ended() ? ", but the document ends." : "."));
        }
    }

    /** @return true if there was whitespace, so that another attribute may follow, or the tag ends */
    boolean skipWhitespace() {
        int start = at;
        while (!ended() && isSpace(peek())) {
            at++;
        }
        return at > start || at(">") || at("/>");
    }

    String slice(int start, int end) {
        return text.substring(start, end);
    }

    /** What stands before the terminator; goes on behind it. */
    String until(String terminator, String ifMissing) throws SyntaxException {
        int end = text.indexOf(terminator, at);
        if (end < 0) {
            throw error(ifMissing);
        }
        String found = text.substring(at, end);
        at = end + terminator.length();
        return found;
    }

    String name(String what) throws SyntaxException {
        int start = at;
        while (!ended() && (at == start ? isNameStart(peek()) : isNamePart(peek()))) {
            at++;
        }
        if (at == start) {
            throw error(
                    ended()
                            ? "The document ends in the middle of a tag."
                            : "'" + peek() + "' can't begin " + what + ".");
        }
        return text.substring(start, at);
    }

    void enter(String element) {
        open.push(element);
    }

    void leave() {
        open.pop();
    }

    int line() {
        count();
        return line;
    }

    int column() {
        count();
        return at - lineStart + 1;
    }

    SyntaxException error(String message) {
        return new SyntaxException(open.isEmpty() ? "" : open.peek(), line(), column(), message);
    }

    void checkCharacters() throws SyntaxException {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!Escapes.isXmlChar(c)) {
                at = i;
                throw error("The character U+%04X is not allowed in XML.".formatted(c));
            }
        }
    }

    /** Lines only ever grow, but for errors at a place that was already passed: those count anew. */
    private void count() {
        if (at < counted) {
            counted = 0;
            line = 1;
            lineStart = 0;
        }
        for (; counted < at; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c == ':' || Character.isLetter(c) || Character.isSurrogate(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c)
                || c == '-'
                || c == '.'
                || c == '\u00B7'
                || Character.isDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
