package io.holdfast.expression.syntax;

import java.util.List;

/** The tokens of a text and the place that the parser has come to. */
final class Tokens {

    static final String TOO_COMPLEX = "An expression is too long or complex to compile";

    private static final int DEEPEST = 120;
    private static final int HIGHEST = 500;

    private final List<Token> all;
    /** How many lambdas and local functions were read. */
    int captures;

    private int at;
    private int depth;
    private int height;

    Tokens(List<Token> all) {
        this.all = all;
    }

    Token peek() {
        return all.get(at);
    }

    Token peek(int ahead) {
        return all.get(Math.min(at + ahead, all.size() - 1));
    }

    Token take() {
        Token token = all.get(at);
        if (at < all.size() - 1) {
            at++;
        }
        return token;
    }

    boolean sees(String sign) {
        return peek().is(sign);
    }

    boolean accept(String sign) {
        if (sees(sign)) {
            take();
            return true;
        }
        return false;
    }

    Token expect(String sign) {
        if (!sees(sign)) {
            throw missing(sign);
        }
        return take();
    }

    private SyntaxException missing(String sign) {
        int place = at == 0 ? peek().at() : all.get(at - 1).end();
        return switch (sign) {
            case ";", ")", "}", "{" -> new SyntaxException(place, sign + " expected");
            default -> new SyntaxException(peek().at(), "Syntax error, '" + sign + "' expected");
        };
    }

    String expectName() {
        Token token = peek();
        if (token.kind() != Token.Kind.NAME) {
            throw new SyntaxException(
                    token.at(),
                    token.kind() == Token.Kind.KEYWORD
                            ? "Identifier expected; '" + token.text() + "' is a keyword"
                            : "Identifier expected");
        }
        return take().text();
    }

    /** Where the token before this one ends. */
    int lastEnd() {
        return at == 0 ? peek().at() : all.get(at - 1).end();
    }

    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** Deeper by one bracket or statement; {@link #leave} follows. */
    int enter() {
        if (++depth > DEEPEST) {
            throw tooComplex();
        }
        int before = height;
        height = 0;
        return before;
    }

    void leave(int before) {
        depth--;
        height = Math.max(before, height + 1);
    }

    /** The tree that was just read gets a node on top. */
    void grow() {
        if (++height > HIGHEST) {
            throw tooComplex();
        }
    }

    int heightApart() {
        int before = height;
        height = 0;
        return before;
    }

    void joinHeight(int other) {
        height = Math.max(height, other);
        grow();
    }

    SyntaxException tooComplex() {
        return new SyntaxException(peek().at(), TOO_COMPLEX);
    }

    /** The index of the bracket that closes the one at this place, as an offset from it; -1 if none does. */
    int closing() {
        int open = 0;
        for (int i = at; i < all.size(); i++) {
            Token token = all.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                open++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                open--;
                if (open == 0) {
                    return i - at;
                }
            }
        }
        return -1;
    }
}
