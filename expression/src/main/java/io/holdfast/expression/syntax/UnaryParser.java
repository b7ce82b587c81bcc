package io.holdfast.expression.syntax;

import io.holdfast.dotnet.NetUInt;
import io.holdfast.dotnet.NetULong;
import org.jspecify.annotations.Nullable;

/** Reads what stands before an operand: signs, casts; and tells casts from brackets. */
final class UnaryParser {

    private final Tokens tokens;
    private final TypeParser types;

    private final PrimaryParser primaries;

    UnaryParser(Tokens tokens, TypeParser types, ExprParser expressions) {
        this.tokens = tokens;
        this.types = types;

        this.primaries = new PrimaryParser(tokens, types, expressions);
    }

    Expr read() {
        int before = tokens.enter();
        Expr read = unary();
        tokens.leave(before);
        return read;
    }

    private Expr unary() {
        Token first = tokens.peek();
        if (first.isContextual("await") && isOperandAfterAwait()) {
            throw new SyntaxException(
                    first.at(),
                    "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task'.");
        }
        if (first.kind() == Token.Kind.SIGN) {
            switch (first.text()) {
                case "-", "+", "!", "~" -> {
                    tokens.take();
                    Expr operand = read();
                    Expr folded = first.text().equals("-") ? smallest(first, operand) : null;
                    return folded != null ? folded : new Expr.Unary(first.at(), first.text(), operand);
                }
                case "++", "--" -> {
                    tokens.take();
                    return new Expr.Step(first.at(), read(), first.text().equals("++"), true);
                }
                case "*", "&" ->
                    throw new SyntaxException(
                            first.at(), "Pointers and fixed size buffers may only be used in an unsafe context");
                case "(" -> {
                    Expr cast = cast();
                    if (cast != null) {
                        return cast;
                    }
                }
                default -> {}
            }
        }
        return primaries.read();
    }

    private boolean isOperandAfterAwait() {
        Token next = tokens.peek(1);
        return next.kind() == Token.Kind.NAME || next.is("new") || next.is("this");
    }

    /** The smallest int and the smallest long, whose digits alone are too large. */
    private @Nullable Expr smallest(Token sign, Expr operand) {
        if (!(operand instanceof Expr.Literal literal) || literal.at() != sign.end()) {
            return null;
        }
        if (literal.value() instanceof NetUInt u && u.value() == 1L << 31 && plainDigits(literal)) {
            return new Expr.Literal(sign.at(), Integer.MIN_VALUE);
        }
        if (literal.value() instanceof NetULong u && u.bits() == Long.MIN_VALUE) {
            return new Expr.Literal(sign.at(), Long.MIN_VALUE);
        }
        return null;
    }

    private boolean plainDigits(Expr.Literal literal) {
        return tokens.lastEnd() - literal.at() == "2147483648".length();
    }

    private @Nullable Expr cast() {
        int mark = tokens.mark();
        int at = tokens.take().at();
        TypeSyntax type = types.tryRead();
        if (type == null || !tokens.accept(")")) {
            tokens.back(mark);
            return null;
        }
        if (!isCast(type, tokens.peek())) {
            tokens.back(mark);
            return null;
        }
        return new Expr.Cast(at, type, read());
    }

    private static boolean isCast(TypeSyntax type, Token next) {
        boolean isSurelyType = !(type instanceof TypeSyntax.Named named)
                || (named.parts().size() == 1 && TypeParser.KEYWORDS.contains(named.text()));
        if (isSurelyType && !(type instanceof TypeSyntax.TupleOf)) {
            return begins(next) || next.is("-") || next.is("+") || next.is("++") || next.is("--");
        }
        return begins(next);
    }

    private static boolean begins(Token next) {
        return switch (next.kind()) {
            case NAME, LITERAL, INTERPOLATED -> true;
            case KEYWORD -> !next.text().equals("is") && !next.text().equals("as");
            case SIGN ->
                next.text().equals("(")
                        || next.text().equals("~")
                        || next.text().equals("!");
            case END -> false;
        };
    }
}
