package io.holdfast.policy.markup;

import java.util.ArrayList;
import java.util.List;

/** Reads the values of attributes and the text between tags, and remembers where expressions stand. */
final class ValueReader {

    private final Cursor in;
    private final boolean raw;
    private final List<Code> code = new ArrayList<>();

    ValueReader(Cursor in, boolean raw) {
        this.in = in;
        this.raw = raw;
    }

    List<Code> code() {
        return List.copyOf(code);
    }

    Attribute attribute(String name) throws SyntaxException {
        if (in.ended() || (in.peek() != '"' && in.peek() != '\'')) {
            throw in.error("An attribute's value must stand in quotes.");
        }
        char quote = in.peek();
        in.moveTo(in.offset() + 1);
        int start = in.offset();
        String value = value(quote);
        var span = new Span(start, in.offset(), false);
        in.expect(String.valueOf(quote));
        return new Attribute(name, value, span);
    }

    Text text() throws SyntaxException {
        int start = in.offset();
        String value = value('<');
        return new Text(value, new Span(start, in.offset(), false));
    }

    private String value(char terminator) throws SyntaxException {
        return raw ? raw(terminator) : escaped(terminator);
    }

    private String raw(char terminator) throws SyntaxException {
        StringBuilder value = new StringBuilder();
        while (!in.ended() && in.peek() != terminator) {
            if (CodeScanner.startsAt(in.source(), in.offset())) {
                int end = codeEnd(in.source(), in.offset());
                value.append(in.source(), in.offset(), end);
                code.add(new Code(in.offset(), end, terminator != '<'));
                in.moveTo(end);
            } else {
                character(value, terminator);
            }
        }
        return value.toString();
    }

    private String escaped(char terminator) throws SyntaxException {
        StringBuilder value = new StringBuilder();
        int start = in.offset();
        while (!in.ended() && in.peek() != terminator) {
            character(value, terminator);
        }
        findCode(value, start, terminator != '<');
        return value.toString();
    }

    /** Finds the expressions in a value whose references are resolved, and where they come from in the source. */
    private void findCode(StringBuilder value, int start, boolean attribute) throws SyntaxException {
        int sourceEnd = in.offset();
        int origin = start;
        int at = 0;
        while (at < value.length()) {
            boolean isCode = CodeScanner.startsAt(value, at);
            in.moveTo(origin);
            int end = isCode ? codeEnd(value, at) : at + Character.charCount(value.codePointAt(at));
            int originEnd = skip(origin, end - at);
            if (isCode) {
                code.add(new Code(origin, originEnd, attribute));
            }
            origin = originEnd;
            at = end;
        }
        in.moveTo(sourceEnd);
    }

    /** Where in the source so many characters of a value end that begin at an offset. */
    private int skip(int offset, int characters) {
        int at = offset;
        for (int left = characters; left > 0; left--) {
            int end = in.source().charAt(at) == '&' ? Escapes.end(in.source(), at) : at + 1;
            if (end > at + 1 && Escapes.decode(in.source(), at, end) > Character.MAX_VALUE) {
                left--;
            }
            at = end;
        }
        return at;
    }

    private int codeEnd(CharSequence text, int at) throws SyntaxException {
        int end = CodeScanner.end(text, at);
        if (end < 0) {
            throw in.error(
                    "The expression that begins here with '" + text.subSequence(at, at + 2) + "' is not closed.");
        }
        return end;
    }

    private void character(StringBuilder value, char terminator) throws SyntaxException {
        char c = in.peek();
        if (c == '<') {
            throw in.error("'<' must be written as '&lt;' in an attribute.");
        }
        if (terminator == '<' && in.at("]]>")) {
            throw in.error("']]>' must be written as ']]&gt;' outside a CDATA section.");
        }
        if (c != '&') {
            value.append(c);
            in.moveTo(in.offset() + 1);
            return;
        }
        int end = Escapes.end(in.source(), in.offset());
        if (end < 0) {
            throw in.error("'&' must be written as '&amp;', or begin a reference that XML knows.");
        }
        value.appendCodePoint(Escapes.decode(in.source(), in.offset(), end));
        in.moveTo(end);
    }
}
