package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;

/** A text that is read once, and where in it one is. */
final class XmlSource {

    final Work work;
    final String text;
    int at;
    private int counted;
    private int line = 1;
    private int lineStart;

    XmlSource(Work work, String text) {
        this.work = work;
        this.text = text;
        if (text.startsWith("\ufeff")) {
            at = 1;
            lineStart = 1;
        }
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character; 0 at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    boolean accept(String expected) {
        if (sees(expected)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    /** Whether there were any. */
    boolean skipBlanks() {
        int start = at;
        while (!atEnd() && XmlNames.isBlank(peek())) {
            work.tick();
            at++;
        }
        return at > start;
    }

    /** The text before the end, over which it goes. */
    String until(String end, String in) {
        int found = text.indexOf(end, at);
        if (found < 0) {
            at = text.length();
            throw error("Unexpected end of file while parsing " + in + " has occurred.");
        }
        String inside = text.substring(at, found);
        checkCharacters(at, found);
        work.charge(2L * inside.length());
        at = found + end.length();
        return inside;
    }

    void checkCharacters(int from, int to) {
        for (int i = from; i < to; i++) {
            work.tick();
            if (!XmlNames.isText(text.charAt(i))) {
                at = i;
                throw badCharacter();
            }
        }
    }

    NetException badCharacter() {
        return error("'" + XmlNames.shown(peek()).replace("' character", "'") + ", is an invalid character.");
    }

    /** A name with at most one colon. */
    String name() {
        String name = part();
        if (peek() == ':') {
            at++;
            name += ":" + part();
            if (peek() == ':') {
                throw error("The '" + XmlNames.shown(':') + ", cannot be included in a name.");
            }
        }
        return name;
    }

    private String part() {
        int start = at;
        if (atEnd()) {
            throw error("Unexpected end of file while parsing Name has occurred.");
        }
        if (!XmlNames.isStart(peek())) {
            throw error("Name cannot begin with the '" + XmlNames.shown(peek()) + ".");
        }
        while (!atEnd() && XmlNames.isPart(peek())) {
            work.tick();
            at++;
        }
        return text.substring(start, at);
    }

    int line() {
        count();
        return line;
    }

    int position() {
        count();
        return at - lineStart + 1;
    }

    private void count() {
        for (; counted < at; counted++) {
            char c = text.charAt(counted);
            boolean ends =
                    c == '\n' || (c == '\r' && (counted + 1 >= text.length() || text.charAt(counted + 1) != '\n'));
            if (ends) {
                line++;
                lineStart = counted + 1;
            }
        }
    }

    NetException error(String message) {
        return XmlNames.xml(message + " Line " + line() + ", position " + position() + ".");
    }

    /** Of a place that one has gone over. */
    NetException errorAt(int place, String message) {
        at = place;
        counted = 0;
        line = 1;
        lineStart = text.startsWith("\ufeff") ? 1 : 0;
        return error(message);
    }

    NetException unexpected(String expected) {
        if (atEnd()) {
            return error("Unexpected end of file has occurred.");
        }
        return error("'" + token() + "' is an unexpected token. The expected token is " + expected + ".");
    }

    /** A whole name, or one character. */
    String token() {
        int end = at;
        while (end < text.length() && XmlNames.isPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, Math.max(end, at + 1));
    }
}
