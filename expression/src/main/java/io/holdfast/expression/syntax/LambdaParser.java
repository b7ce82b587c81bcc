package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads lambdas. */
final class LambdaParser {

    private final Tokens tokens;
    private final TypeParser types;
    private final ExprParser expressions;
    private final StmtParser statements;

    LambdaParser(Tokens tokens, TypeParser types, ExprParser expressions, StmtParser statements) {
        this.tokens = tokens;
        this.types = types;
        this.expressions = expressions;
        this.statements = statements;
    }

    boolean begins() {
        Token first = tokens.peek();
        if (first.isContextual("async")
                && ((tokens.peek(1).kind() == Token.Kind.NAME && tokens.peek(2).is("=>"))
                        || tokens.peek(1).is("("))) {
            int close = 2;
            while (tokens.peek(close).kind() != Token.Kind.END
                    && !tokens.peek(close).is(")")) {
                close++;
            }
            if (tokens.peek(2).is("=>") || tokens.peek(close + 1).is("=>")) {
                throw new SyntaxException(first.at(), "Async lambdas are not supported within expressions");
            }
        }
        if (first.kind() == Token.Kind.NAME) {
            return tokens.peek(1).is("=>");
        }
        if (!first.is("(")) {
            return false;
        }
        int close = parametersEnd();
        return close > 0 && tokens.peek(close + 1).is("=>");
    }

    /** Parameters hold no brackets but those of types, so this looks no further than they can reach. */
    private int parametersEnd() {
        for (int i = 1; ; i++) {
            Token token = tokens.peek(i);
            if (token.is(")")) {
                return i;
            }
            boolean may = token.kind() == Token.Kind.NAME
                    || (token.kind() == Token.Kind.KEYWORD && TypeParser.KEYWORDS.contains(token.text()))
                    || (token.kind() == Token.Kind.SIGN && ",<>[].?".contains(token.text()));
            if (!may) {
                return -1;
            }
        }
    }

    Expr read() {
        tokens.captures++;
        int at = tokens.peek().at();
        List<Expr.Parameter> parameters = new ArrayList<>();
        if (tokens.peek().kind() == Token.Kind.NAME) {
            parameters.add(new Expr.Parameter(at, null, tokens.take().text()));
        } else {
            tokens.take();
            while (!tokens.sees(")")) {
                parameters.add(parameter());
                if (!tokens.accept(",")) {
                    break;
                }
            }
            tokens.expect(")");
        }
        tokens.expect("=>");
        return tokens.sees("{")
                ? new Expr.Lambda(at, parameters, null, statements.block())
                : new Expr.Lambda(at, parameters, expressions.read(), null);
    }

    private Expr.Parameter parameter() {
        int at = tokens.peek().at();
        if (tokens.peek().kind() == Token.Kind.NAME
                && (tokens.peek(1).is(",") || tokens.peek(1).is(")"))) {
            return new Expr.Parameter(at, null, tokens.take().text());
        }
        return typed();
    }

    /** A type and a name. */
    Expr.Parameter typed() {
        int at = tokens.peek().at();
        TypeSyntax type = types.read();
        return new Expr.Parameter(at, type, tokens.expectName());
    }
}
