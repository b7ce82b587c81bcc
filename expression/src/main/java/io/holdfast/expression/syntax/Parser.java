package io.holdfast.expression.syntax;

import java.util.List;

/** Reads {@code @(…)} and {@code @{…}}. */
public final class Parser {

    private Parser() {}

    /** What stands in the brackets: {@link Expr} or {@link Stmt.Block}. */
    public sealed interface Body {}

    public record Single(Expr expression) implements Body {}

    public record Statements(Stmt.Block block) implements Body {}

    /**
     * Reads all of a text.
     *
     * @throws SyntaxException at the first place that is no C#
     */
    public static Body read(String code) {
        int start = 0;
        while (start < code.length() && Character.isWhitespace(code.charAt(start))) {
            start++;
        }
        boolean single = code.startsWith("@(", start);
        if (!single && !code.startsWith("@{", start)) {
            throw new SyntaxException(start, "An expression begins with '@(' or '@{'");
        }
        List<Token> all = Lexer.all(code, start + 1);
        var tokens = new Tokens(all);
        var statements = new StmtParser(tokens);
        Body body;
        if (single) {
            tokens.take();
            Expr expression = statements.expressions().read();
            tokens.expect(")");
            body = new Single(expression);
        } else {
            body = new Statements(statements.block());
        }
        if (tokens.peek().kind() != Token.Kind.END) {
            throw new SyntaxException(tokens.peek().at(), "Nothing may follow the expression");
        }
        return body;
    }
}
