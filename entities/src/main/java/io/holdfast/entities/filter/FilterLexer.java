package io.holdfast.entities.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into tokens. */
final class FilterLexer {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private FilterLexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new FilterLexer(text);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, "");
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
        } else if (c == '\'') {
            string();
        } else if (!take(TIME, Token.Kind.TIME) && !take(NUMBER, Token.Kind.NUMBER) && !take(WORD, Token.Kind.WORD)) {
            add(punctuation(c), String.valueOf(c));
            position++;
        }
    }

    private boolean take(Pattern pattern, Token.Kind kind) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        add(kind, matcher.group());
        position = matcher.end();
        return true;
    }

    /** A quote inside a string is written twice. */
    private void string() {
        var value = new StringBuilder();
        int i = position + 1;
        while (i < text.length()) {
            if (text.charAt(i) != '\'') {
                value.append(text.charAt(i++));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                value.append('\'');
                i += 2;
            } else {
                add(Token.Kind.STRING, value.toString());
                position = i + 1;
                return;
            }
        }
        throw FilterException.at(position, "A string is not closed");
    }

    private Token.Kind punctuation(char c) {
        return switch (c) {
            case '(' -> Token.Kind.OPEN;
            case ')' -> Token.Kind.CLOSE;
            case ',' -> Token.Kind.COMMA;
            case '/' -> Token.Kind.SLASH;
            case ':' -> Token.Kind.COLON;
            default -> throw FilterException.at(position, "'" + c + "' is not expected");
        };
    }

    private void add(Token.Kind kind, String value) {
        tokens.add(new Token(kind, value, position));
    }
}
