package io.holdfast.expression.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads expressions by the strength of their operators. */
final class ExprParser {

    private static final Map<String, Integer> STRENGTHS = Map.ofEntries(
            Map.entry("??", 1),
            Map.entry("||", 2),
            Map.entry("&&", 3),
            Map.entry("|", 4),
            Map.entry("^", 5),
            Map.entry("&", 6),
            Map.entry("==", 7),
            Map.entry("!=", 7),
            Map.entry("<", 8),
            Map.entry(">", 8),
            Map.entry("<=", 8),
            Map.entry(">=", 8),
            Map.entry("is", 8),
            Map.entry("as", 8),
            Map.entry("<<", 9),
            Map.entry(">>", 9),
            Map.entry("+", 10),
            Map.entry("-", 10),
            Map.entry("*", 11),
            Map.entry("/", 11),
            Map.entry("%", 11));

    private final Tokens tokens;
    private final TypeParser types;
    private final UnaryParser unaries;
    private final LambdaParser lambdas;
    private final QueryParser queries;

    ExprParser(Tokens tokens, StmtParser statements) {
        this.tokens = tokens;
        this.types = new TypeParser(tokens);
        this.unaries = new UnaryParser(tokens, types, this);
        this.lambdas = new LambdaParser(tokens, types, this, statements);
        this.queries = new QueryParser(tokens, types, this);
    }

    TypeParser types() {
        return types;
    }

    LambdaParser lambdas() {
        return lambdas;
    }

    Expr read() {
        int before = tokens.enter();
        Expr read = assignment();
        tokens.leave(before);
        return read;
    }

    private Expr assignment() {
        if (lambdas.begins()) {
            return lambdas.read();
        }
        if (queries.begins()) {
            return queries.read();
        }
        if (tokens.sees("throw")) {
            int at = tokens.take().at();
            return new Expr.Throw(at, read());
        }
        Expr left = choice();
        Token next = tokens.peek();
        String operator = assigning(next);
        if (operator == null) {
            return left;
        }
        tokens.take();
        if (operator.equals(">>")) {
            tokens.take();
        }
        return new Expr.Assign(next.at(), operator, left, read());
    }

    private @Nullable String assigning(Token next) {
        if (next.kind() != Token.Kind.SIGN) {
            return null;
        }
        return switch (next.text()) {
            case "=" -> "";
            case "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=" -> next.text().substring(0, 1);
            case "<<=" -> "<<";
            case ">" -> tokens.peek(1).is(">=") && tokens.peek(1).at() == next.end() ? ">>" : null;
            default -> null;
        };
    }

    private Expr choice() {
        Expr condition = binary(1);
        if (!tokens.sees("?")) {
            return condition;
        }
        int at = tokens.take().at();
        Expr yes = read();
        tokens.expect(":");
        Expr no = read();
        return new Expr.Choice(at, condition, yes, no);
    }

    Expr binary(int weakest) {
        Expr left = unaries.read();
        while (true) {
            String operator = operator();
            Integer strength = operator == null ? null : STRENGTHS.get(operator);
            if (operator == null || strength == null || strength < weakest) {
                return left;
            }
            int at = tokens.take().at();
            if (operator.equals(">>")) {
                tokens.take();
            }
            int height = tokens.heightApart();
            left = joined(at, operator, strength, left);
            tokens.joinHeight(height);
        }
    }

    private Expr joined(int at, String operator, int strength, Expr left) {
        if (operator.equals("is")) {
            return new Expr.Is(at, left, pattern(true));
        }
        if (operator.equals("as")) {
            return new Expr.As(at, left, typeBeforeChoice());
        }
        if (operator.equals("??")) {
            int before = tokens.enter();
            Expr right = tokens.sees("throw") ? read() : binary(1);
            tokens.leave(before);
            return new Expr.Binary(at, operator, left, right);
        }
        return new Expr.Binary(at, operator, left, binary(strength + 1));
    }

    private @Nullable String operator() {
        Token next = tokens.peek();
        if (next.kind() != Token.Kind.SIGN && next.kind() != Token.Kind.KEYWORD) {
            return null;
        }
        Token second = tokens.peek(1);
        if (next.is(">") && second.at() == next.end() && next.kind() == Token.Kind.SIGN) {
            if (second.is(">")) {
                return ">>";
            }
            if (second.is(">=")) {
                return null;
            }
        }
        return next.text();
    }

    /** {@code x is T ? a : b}: the question mark is the choice's, unless nothing can follow it. */
    private TypeSyntax typeBeforeChoice() {
        int mark = tokens.mark();
        TypeSyntax type = types.read();
        if (type instanceof TypeSyntax.NullableOf && beginsOperand(tokens.peek())) {
            tokens.back(mark);
            type = types.plain();
        }
        return type;
    }

    private static boolean beginsOperand(Token next) {
        return switch (next.kind()) {
            case NAME, LITERAL, INTERPOLATED -> true;
            case KEYWORD -> !next.text().equals("is") && !next.text().equals("as");
            case SIGN -> "(!~+-{".contains(next.text());
            case END -> false;
        };
    }

    /** @param afterIs whether {@code is} stands before it: then a plain name is a type */
    Expr.Pattern pattern(boolean afterIs) {
        Token first = tokens.peek();
        if (first.isContextual("var") && tokens.peek(1).kind() == Token.Kind.NAME) {
            tokens.take();
            return new Expr.Pattern.Type(first.at(), null, tokens.expectName());
        }
        boolean typed = first.kind() == Token.Kind.NAME
                || (first.kind() == Token.Kind.KEYWORD && TypeParser.KEYWORDS.contains(first.text()));
        if (typed) {
            int mark = tokens.mark();
            TypeSyntax type = types.tryRead();
            if (type instanceof TypeSyntax.NullableOf && beginsOperand(tokens.peek())) {
                tokens.back(mark);
                type = types.plain();
            }
            if (type != null
                    && tokens.peek().kind() == Token.Kind.NAME
                    && !tokens.peek().isContextual("when")) {
                return new Expr.Pattern.Type(first.at(), type, tokens.expectName());
            }
            if (type != null && afterIs && !tokens.sees("(") && !tokens.sees("[") && !tokens.sees(".")) {
                return new Expr.Pattern.Type(first.at(), type, null);
            }
            tokens.back(mark);
        }
        return new Expr.Pattern.Constant(first.at(), afterIs ? binary(9) : binary(1));
    }
}
