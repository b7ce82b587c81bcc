package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads declarations of locals and of local functions, and tells them from expressions. */
final class DeclarationParser {

    private final Tokens tokens;
    private final ExprParser expressions;
    private final StmtParser statements;

    DeclarationParser(Tokens tokens, ExprParser expressions, StmtParser statements) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** The declaration that begins here, or null, and then nothing is taken. */
    @Nullable
    Stmt tryRead() {
        int mark = tokens.mark();
        int at = tokens.peek().at();
        refuseModifiers();
        if (tokens.sees("void") && tokens.peek(1).kind() == Token.Kind.NAME) {
            tokens.take();
            return function(null);
        }
        TypeSyntax type = typeBeforeName();
        if (type == null) {
            tokens.back(mark);
            return null;
        }
        if (tokens.peek(1).is("(")) {
            return function(type);
        }
        Stmt local = locals(at, isVar(type) ? null : type, false);
        tokens.expect(";");
        return local;
    }

    private void refuseModifiers() {
        Token first = tokens.peek();
        if (first.isContextual("async")
                && (tokens.peek(1).kind() == Token.Kind.NAME || tokens.peek(1).kind() == Token.Kind.KEYWORD)) {
            throw new SyntaxException(first.at(), "Async methods are not supported within expressions");
        }
        if (first.isContextual("await") && tokens.peek(1).kind() == Token.Kind.NAME) {
            throw new SyntaxException(
                    first.at(),
                    "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task'.");
        }
    }

    /** What a {@code using} declares, or null. */
    @Nullable
    Stmt resource() {
        int mark = tokens.mark();
        int at = tokens.peek().at();
        TypeSyntax type = typeBeforeName();
        if (type == null || !tokens.peek(1).is("=")) {
            tokens.back(mark);
            return null;
        }
        return locals(at, isVar(type) ? null : type, false);
    }

    private @Nullable TypeSyntax typeBeforeName() {
        Token first = tokens.peek();
        boolean may = first.kind() == Token.Kind.NAME
                || first.is("(")
                || (first.kind() == Token.Kind.KEYWORD && TypeParser.KEYWORDS.contains(first.text()));
        TypeSyntax type = may ? expressions.types().tryRead() : null;
        if (type == null || tokens.peek().kind() != Token.Kind.NAME) {
            return null;
        }
        Token behind = tokens.peek(1);
        boolean declares = behind.is("=")
                || behind.is(";")
                || behind.is(",")
                || behind.is("(")
                || behind.is(")")
                || behind.kind() == Token.Kind.END
                || behind.kind() == Token.Kind.NAME
                || behind.kind() == Token.Kind.KEYWORD;
        return declares ? type : null;
    }

    private static boolean isVar(TypeSyntax type) {
        return type instanceof TypeSyntax.Named named
                && named.text().equals("var")
                && named.arguments().isEmpty();
    }

    Stmt constant() {
        int at = tokens.take().at();
        TypeSyntax type = expressions.types().read();
        Stmt local = locals(at, isVar(type) ? null : type, true);
        tokens.expect(";");
        return local;
    }

    private Stmt locals(int at, @Nullable TypeSyntax type, boolean constant) {
        List<Stmt.Declarator> all = new ArrayList<>();
        do {
            int nameAt = tokens.peek().at();
            String name = tokens.expectName();
            all.add(new Stmt.Declarator(nameAt, name, tokens.accept("=") ? value(nameAt) : null));
        } while (tokens.accept(","));
        return new Stmt.Local(at, type, constant, all);
    }

    private Expr value(int at) {
        if (!tokens.sees("{")) {
            return expressions.read();
        }
        tokens.take();
        List<Expr> items = new ArrayList<>();
        while (!tokens.sees("}")) {
            items.add(expressions.read());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect("}");
        return new Expr.NewArray(at, null, List.of(), items);
    }

    private Stmt function(@Nullable TypeSyntax type) {
        tokens.captures++;
        int nameAt = tokens.peek().at();
        String name = tokens.expectName();
        tokens.expect("(");
        List<Expr.Parameter> parameters = new ArrayList<>();
        List<@Nullable Expr> defaults = new ArrayList<>();
        while (!tokens.sees(")")) {
            parameters.add(expressions.lambdas().typed());
            defaults.add(tokens.accept("=") ? expressions.read() : null);
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        if (tokens.accept("=>")) {
            Expr body = expressions.read();
            tokens.expect(";");
            return new Stmt.Function(nameAt, type, name, parameters, defaults, body, null);
        }
        return new Stmt.Function(nameAt, type, name, parameters, defaults, null, statements.block());
    }
}
