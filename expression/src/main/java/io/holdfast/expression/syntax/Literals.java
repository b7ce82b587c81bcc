package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and characters as C# writes them. */
final class Literals {

    private static final int DEEPEST = 8;

    private final Cursor cursor;
    private final int depth;

    /** @param depth how many interpolated strings stand around this place */
    Literals(Cursor cursor, int depth) {
        this.cursor = cursor;
        this.depth = depth;
    }

    Object read() {
        if (cursor.peek(0) == '@') {
            cursor.at += 2;
            return verbatim();
        }
        if (cursor.peek(0) == '\'') {
            return character();
        }
        cursor.at++;
        var text = new StringBuilder();
        while (cursor.peek(0) != '"' || cursor.atEnd()) {
            text.append(part());
        }
        cursor.at++;
        return text.toString();
    }

    private String verbatim() {
        int start = cursor.at;
        var text = new StringBuilder();
        while (true) {
            if (cursor.atEnd()) {
                throw new SyntaxException(start - 2, "Unterminated string literal");
            }
            char c = cursor.peek(0);
            cursor.at++;
            if (c == '"' && cursor.peek(0) != '"') {
                return text.toString();
            }
            cursor.at += c == '"' ? 1 : 0;
            text.append(c);
        }
    }

    private Character character() {
        int start = cursor.at++;
        if (cursor.peek(0) == '\'') {
            throw new SyntaxException(start, "Empty character literal");
        }
        String text = part();
        if (cursor.peek(0) != '\'' || text.length() != 1) {
            throw new SyntaxException(start, "Too many characters in character literal");
        }
        cursor.at++;
        return text.charAt(0);
    }

    /** One character or escape sequence of a regular literal. */
    private String part() {
        char c = cursor.peek(0);
        if (cursor.atEnd() || Cursor.isNewline(c)) {
            throw new SyntaxException(cursor.at, "Newline in constant");
        }
        cursor.at++;
        if (c != '\\') {
            return String.valueOf(c);
        }
        char escaped = cursor.peek(0);
        cursor.at++;
        return switch (escaped) {
            case '\'', '"', '\\' -> String.valueOf(escaped);
            case '0' -> "\0";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000b";
            case 'x' -> hex(1, 4);
            case 'u' -> hex(4, 4);
            case 'U' -> hex(8, 8);
            default -> throw unrecognized();
        };
    }

    private SyntaxException unrecognized() {
        return new SyntaxException(cursor.at - 2, "Unrecognized escape sequence");
    }

    private String hex(int least, int most) {
        int value = 0;
        int digits = 0;
        while (digits < most && cursor.peek(0) < 128 && Character.digit(cursor.peek(0), 16) >= 0) {
            value = value * 16 + Character.digit(cursor.peek(0), 16);
            digits++;
            cursor.at++;
        }
        if (digits < least || (most == 8 && (value < 0 || value > Character.MAX_CODE_POINT))) {
            throw unrecognized();
        }
        return most == 8 ? Character.toString(value) : String.valueOf((char) value);
    }

    List<Token.Piece> interpolated() {
        int start = cursor.at;
        if (depth > DEEPEST) {
            throw new SyntaxException(start, "An expression is too long or complex to compile");
        }
        boolean verbatim = cursor.peek(1) == '@';
        cursor.at += verbatim ? 3 : 2;
        List<Token.Piece> pieces = new ArrayList<>();
        var text = new StringBuilder();
        while (true) {
            char c = cursor.peek(0);
            if (cursor.atEnd()) {
                throw new SyntaxException(start, verbatim ? "Unterminated string literal" : "Newline in constant");
            }
            boolean doubled = cursor.peek(1) == c;
            if (c == '"' && !(verbatim && doubled)) {
                cursor.at++;
                pieces.add(new Token.Piece(text.toString(), null, null));
                return pieces;
            }
            if (c == '{' && !doubled) {
                pieces.add(new Token.Piece(text.toString(), null, null));
                text.setLength(0);
                pieces.add(hole(verbatim));
            } else {
                text.append(literal(c, doubled, verbatim));
            }
        }
    }

    private String literal(char c, boolean doubled, boolean verbatim) {
        if (c == '{' || c == '}' || (verbatim && c == '"')) {
            if (!doubled) {
                throw new SyntaxException(
                        cursor.at, "A '}' character must be escaped (by doubling) in an interpolated string.");
            }
            cursor.at += 2;
            return String.valueOf(c);
        }
        if (verbatim) {
            cursor.at++;
            return String.valueOf(c);
        }
        return part();
    }

    private Token.Piece hole(boolean verbatim) {
        int start = cursor.at++;
        var inside = new Lexer(cursor.text, cursor.at, depth + 1);
        List<Token> tokens = new ArrayList<>();
        int open = 0;
        while (true) {
            Token next = inside.next();
            if (next.kind() == Token.Kind.END) {
                throw new SyntaxException(
                        start, "Missing close delimiter '}' for interpolated expression started with '{'.");
            }
            boolean ends = open == 0 && (next.is("}") || next.is(":"));
            if (ends) {
                cursor.at = next.end();
                tokens.add(new Token(Token.Kind.END, next.text(), next.at(), next.at(), null));
                return new Token.Piece(null, tokens, next.is(":") ? format(start, verbatim) : null);
            }
            open += next.is("(") || next.is("[") || next.is("{") ? 1 : 0;
            open -= next.is(")") || next.is("]") || next.is("}") ? 1 : 0;
            tokens.add(next);
        }
    }

    private @Nullable String format(int start, boolean verbatim) {
        var text = new StringBuilder();
        while (cursor.peek(0) != '}' || cursor.peek(1) == '}') {
            if (cursor.atEnd() || (cursor.peek(0) == '"' && !(verbatim && cursor.peek(1) == '"'))) {
                throw new SyntaxException(
                        start, "Missing close delimiter '}' for interpolated expression started with '{'.");
            }
            text.append(literal(cursor.peek(0), cursor.peek(1) == cursor.peek(0), verbatim));
        }
        cursor.at++;
        return text.toString();
    }
}
