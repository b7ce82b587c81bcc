package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads operands and what stands behind them: members, calls, indexes. */
final class PrimaryParser {

    private final Tokens tokens;
    private final TypeParser types;
    private final ExprParser expressions;
    private final CreationParser creations;

    PrimaryParser(Tokens tokens, TypeParser types, ExprParser expressions) {
        this.tokens = tokens;
        this.types = types;
        this.expressions = expressions;
        this.creations = new CreationParser(tokens, types, expressions, this);
    }

    Expr read() {
        return suffixes(start());
    }

    private Expr suffixes(Expr start) {
        Expr read = start;
        while (true) {
            Token next = tokens.peek();
            if (next.kind() != Token.Kind.SIGN) {
                return read;
            }
            switch (next.text()) {
                case "." -> read = access(read);
                case "(" -> read = new Expr.Call(next.at(), read, arguments("(", ")"));
                case "[" -> read = new Expr.Index(next.at(), read, arguments("[", "]"));
                case "++", "--" -> {
                    tokens.take();
                    read = new Expr.Step(next.at(), read, next.text().equals("++"), false);
                }
                case "?." -> {
                    tokens.take();
                    return conditional(next.at(), read, member(new Expr.Receiver(next.at())));
                }
                case "?" -> {
                    if (!tokens.peek(1).is("[") || !isIndexed()) {
                        return read;
                    }
                    tokens.take();
                    return conditional(next.at(), read, new Expr.Receiver(next.at()));
                }
                case "->" ->
                    throw new SyntaxException(
                            next.at(), "Pointers and fixed size buffers may only be used in an unsafe context");
                default -> {
                    return read;
                }
            }
            tokens.grow();
        }
    }

    /** Whether {@code a?[b]} is an index and not a choice between arrays: no colon follows the bracket. */
    private boolean isIndexed() {
        int mark = tokens.mark();
        tokens.take();
        int close = tokens.closing();
        boolean indexed = close > 0
                && tokens.peek(1).kind() != Token.Kind.END
                && !tokens.peek(1).is("]");
        tokens.back(mark);
        return indexed;
    }

    private Expr conditional(int at, Expr target, Expr rest) {
        tokens.grow();
        int before = tokens.enter();
        Expr whole = suffixes(rest);
        tokens.leave(before);
        return new Expr.Conditional(at, target, whole);
    }

    private Expr access(Expr target) {
        tokens.take();
        return member(target);
    }

    private Expr member(Expr target) {
        int at = tokens.peek().at();
        String name = tokens.expectName();
        return new Expr.Access(at, target, name, typeArguments());
    }

    /** Type arguments, if what looks like them is followed by what only follows type arguments. */
    private List<TypeSyntax> typeArguments() {
        if (!tokens.sees("<")) {
            return List.of();
        }
        int mark = tokens.mark();
        try {
            List<TypeSyntax> arguments = types.arguments();
            Token next = tokens.peek();
            boolean closes = next.kind() == Token.Kind.END
                    || (next.kind() == Token.Kind.SIGN
                            && List.of(
                                            "(", ")", "]", "}", ":", ";", ",", ".", "?", "?.", "==", "!=", "|", "^",
                                            "&&", "||", "&", "[")
                                    .contains(next.text()));
            if (closes) {
                return arguments;
            }
        } catch (SyntaxException comparison) {
            // It is a comparison, read again below.
        }
        tokens.back(mark);
        return List.of();
    }

    List<Expr.Argument> arguments(String open, String close) {
        tokens.expect(open);
        List<Expr.Argument> arguments = new ArrayList<>();
        while (!tokens.sees(close)) {
            arguments.add(argument());
            if (!tokens.accept(",")) {
                break;
            }
            if (tokens.sees(close)) {
                throw invalid(tokens.peek());
            }
        }
        tokens.expect(close);
        return arguments;
    }

    private Expr.Argument argument() {
        String name = null;
        if (tokens.peek().kind() == Token.Kind.NAME && tokens.peek(1).is(":")) {
            name = tokens.take().text();
            tokens.take();
        }
        String mode = tokens.sees("out") || tokens.sees("ref") || tokens.sees("in")
                ? tokens.take().text()
                : "";
        return new Expr.Argument(name, mode, mode.equals("out") ? out() : expressions.read());
    }

    private Expr out() {
        int at = tokens.peek().at();
        int mark = tokens.mark();
        if (tokens.peek().isContextual("var") && tokens.peek(1).kind() == Token.Kind.NAME) {
            tokens.take();
            return new Expr.Declared(at, null, tokens.expectName());
        }
        TypeSyntax type = types.tryRead();
        if (type != null && tokens.peek().kind() == Token.Kind.NAME) {
            return new Expr.Declared(at, type, tokens.expectName());
        }
        tokens.back(mark);
        return expressions.read();
    }

    private Expr start() {
        Token first = tokens.peek();
        return switch (first.kind()) {
            case LITERAL -> new Expr.Literal(tokens.take().at(), first.value());
            case INTERPOLATED -> interpolated();
            case NAME -> name();
            case KEYWORD -> keyword(first);
            case SIGN -> first.is("(") ? bracket() : fail(first);
            case END -> throw new SyntaxException(first.at(), "Expected expression");
        };
    }

    private Expr name() {
        Token first = tokens.take();
        if (first.isContextual("nameof") && tokens.sees("(")) {
            tokens.take();
            Expr named = expressions.read();
            tokens.expect(")");
            return new Expr.NameOf(first.at(), named);
        }
        if (first.isContextual("global") && tokens.sees("::")) {
            tokens.take();
            first = tokens.peek();
            return new Expr.Name(first.at(), tokens.expectName(), typeArguments());
        }
        return new Expr.Name(first.at(), first.text(), typeArguments());
    }

    private Expr bracket() {
        int at = tokens.take().at();
        Expr first = expressions.read();
        if (tokens.sees(",")) {
            List<Expr> items = new ArrayList<>(List.of(first));
            while (tokens.accept(",")) {
                items.add(expressions.read());
            }
            tokens.expect(")");
            return new Expr.Tuple(at, items);
        }
        tokens.expect(")");
        return first;
    }

    private Expr keyword(Token first) {
        return switch (first.text()) {
            case "null" -> new Expr.Literal(tokens.take().at(), null);
            case "new" -> creations.read();
            case "typeof" -> {
                tokens.take();
                tokens.expect("(");
                TypeSyntax type = types.read();
                tokens.expect(")");
                yield new Expr.TypeOf(first.at(), type);
            }
            case "default" -> {
                tokens.take();
                if (!tokens.accept("(")) {
                    yield new Expr.Default(first.at(), null);
                }
                TypeSyntax type = types.read();
                tokens.expect(")");
                yield new Expr.Default(first.at(), type);
            }
            case "checked", "unchecked" -> {
                tokens.take();
                tokens.expect("(");
                Expr inside = expressions.read();
                tokens.expect(")");
                yield new Expr.Unary(first.at(), first.text(), inside);
            }
            default -> {
                if (TypeParser.KEYWORDS.contains(first.text())) {
                    tokens.take();
                    yield new Expr.TypeName(
                            first.at(), new TypeSyntax.Named(first.at(), List.of(first.text()), List.of()));
                }
                yield fail(first);
            }
        };
    }

    private Expr fail(Token first) {
        throw switch (first.text()) {
            case "this" ->
                new SyntaxException(
                        first.at(),
                        "Keyword 'this' is not valid in a static property, static method, or static field initializer");
            case "base" -> new SyntaxException(first.at(), "Keyword 'base' is not available in the current context");
            case "stackalloc", "sizeof" ->
                new SyntaxException(
                        first.at(), "Pointers and fixed size buffers may only be used in an unsafe context");
            case "delegate" ->
                new SyntaxException(first.at(), "Anonymous methods are not supported within expressions");
            default -> invalid(first);
        };
    }

    private static SyntaxException invalid(Token token) {
        return new SyntaxException(token.at(), "Invalid expression term '" + token.text() + "'");
    }

    @SuppressWarnings("unchecked")
    private Expr interpolated() {
        Token token = tokens.take();
        List<Expr.Piece> pieces = new ArrayList<>();
        for (Token.Piece piece : (List<Token.Piece>) java.util.Objects.requireNonNull(token.value())) {
            pieces.add(piece.tokens() == null ? new Expr.Piece(piece.text(), null, null, null) : hole(piece));
        }
        tokens.grow();
        return new Expr.Interpolated(token.at(), pieces);
    }

    private Expr.Piece hole(Token.Piece piece) {
        var inside = new Tokens(java.util.Objects.requireNonNull(piece.tokens()));
        var parser = new ExprParser(inside, new StmtParser(inside));
        int before = tokens.enter();
        Expr value = parser.read();
        Expr alignment = inside.accept(",") ? parser.read() : null;
        if (inside.peek().kind() != Token.Kind.END) {
            throw invalid(inside.peek());
        }
        tokens.leave(before);
        tokens.captures += inside.captures;
        return new Expr.Piece(null, value, alignment, piece.format());
    }
}
