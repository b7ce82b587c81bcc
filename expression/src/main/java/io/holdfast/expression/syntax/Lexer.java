package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Cuts a text into tokens, from left to right, in time proportional to its length. */
final class Lexer {

    private static final Set<String> KEYWORDS = Set.of(
            "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else"
                    .split(" "));
    private static final Set<String> MORE_KEYWORDS = Set.of(
            "enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override"
                    .split(" "));
    private static final Set<String> LAST_KEYWORDS = Set.of(
            "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while"
                    .split(" "));

    /** Longest first. {@code >>} is two tokens, since it may close two lists of type arguments. */
    private static final String[] SIGNS = {
        "<<=", "??", "?.", "::", "++", "--", "&&", "||", "->", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=",
        "&=", "|=", "^=", "<<", "=>", "{", "}", "[", "]", "(", ")", ".", ",", ":", ";", "+", "-", "*", "/", "%", "&",
        "|", "^", "!", "~", "=", "<", ">", "?"
    };

    private static final String[][] SIGNS_BY_FIRST = new String[128][];

    static {
        for (char c = 0; c < SIGNS_BY_FIRST.length; c++) {
            String first = String.valueOf(c);
            SIGNS_BY_FIRST[c] =
                    Arrays.stream(SIGNS).filter(each -> each.startsWith(first)).toArray(String[]::new);
        }
    }

    final Cursor cursor;
    private final Literals literals;

    Lexer(String text, int from, int depth) {
        this.cursor = new Cursor(text, from);
        this.literals = new Literals(cursor, depth);
    }

    static List<Token> all(String text, int from) {
        var lexer = new Lexer(text, from, 0);
        List<Token> all = new ArrayList<>();
        Token next;
        do {
            next = lexer.next();
            all.add(next);
        } while (next.kind() != Token.Kind.END);
        return all;
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word) || MORE_KEYWORDS.contains(word) || LAST_KEYWORDS.contains(word);
    }

    Token next() {
        skip();
        int start = cursor.at;
        if (cursor.atEnd()) {
            return new Token(Token.Kind.END, "", start, start, null);
        }
        char c = cursor.peek(0);
        if (Character.isDigit(c) || (c == '.' && Cursor.isDigit(cursor.peek(1)))) {
            return literal(new Numbers(cursor).read(), start);
        }
        if (c == '"' || c == '\'' || (c == '@' && cursor.peek(1) == '"')) {
            return literal(literals.read(), start);
        }
        if (c == '$' && (cursor.peek(1) == '"' || (cursor.peek(1) == '@' && cursor.peek(2) == '"'))) {
            return new Token(Token.Kind.INTERPOLATED, "$", start, start, literals.interpolated()).endingAt(cursor.at);
        }
        if (c == '@' && isNameStart(cursor.peek(1))) {
            cursor.at++;
            return name(start, false);
        }
        return isNameStart(c) ? name(start, true) : sign(start);
    }

    private Token literal(Object value, int start) {
        return new Token(Token.Kind.LITERAL, cursor.text.substring(start, cursor.at), start, cursor.at, value);
    }

    private Token name(int start, boolean mayBeKeyword) {
        int from = cursor.at;
        while (!cursor.atEnd()
                && Character.isUnicodeIdentifierPart(cursor.peek(0))
                && !Character.isIdentifierIgnorable(cursor.peek(0))) {
            cursor.at++;
        }
        String word = cursor.text.substring(from, cursor.at);
        boolean keyword = mayBeKeyword && isKeyword(word);
        if (keyword && (word.equals("true") || word.equals("false"))) {
            return literal(word.equals("true"), start);
        }
        return new Token(keyword ? Token.Kind.KEYWORD : Token.Kind.NAME, word, start, cursor.at, null);
    }

    private Token sign(int start) {
        char first = cursor.peek(0);
        for (String sign : first < SIGNS_BY_FIRST.length ? SIGNS_BY_FIRST[first] : new String[0]) {
            // "a?.5:b" is a conditional with a number, not an access.
            if (cursor.startsWith(sign) && !(sign.equals("?.") && Cursor.isDigit(cursor.peek(2)))) {
                cursor.at += sign.length();
                return new Token(Token.Kind.SIGN, sign, start, cursor.at, null);
            }
        }
        throw new SyntaxException(start, "Unexpected character '" + cursor.peek(0) + "'");
    }

    private void skip() {
        while (!cursor.atEnd()) {
            char c = cursor.peek(0);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff') {
                cursor.at++;
            } else if (cursor.startsWith("//")) {
                while (!cursor.atEnd() && !Cursor.isNewline(cursor.peek(0))) {
                    cursor.at++;
                }
            } else if (cursor.startsWith("/*")) {
                int end = cursor.text.indexOf("*/", cursor.at + 2);
                if (end < 0) {
                    throw new SyntaxException(cursor.at, "End-of-file found, '*/' expected");
                }
                cursor.at = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }
}
