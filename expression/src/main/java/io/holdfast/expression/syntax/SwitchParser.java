package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code switch}. */
final class SwitchParser {

    private final Tokens tokens;
    private final ExprParser expressions;
    private final StmtParser statements;

    SwitchParser(Tokens tokens, ExprParser expressions, StmtParser statements) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.statements = statements;
    }

    Stmt read() {
        int at = tokens.take().at();
        tokens.expect("(");
        Expr value = expressions.read();
        tokens.expect(")");
        tokens.expect("{");
        List<Stmt.Section> sections = new ArrayList<>();
        while (!tokens.sees("}")) {
            int start = tokens.peek().at();
            List<Stmt.Label> labels = new ArrayList<>();
            while (tokens.sees("case")
                    || (tokens.sees("default") && tokens.peek(1).is(":"))) {
                labels.add(label());
            }
            if (labels.isEmpty()) {
                tokens.expect("}");
            }
            sections.add(new Stmt.Section(start, labels, statements.statements()));
        }
        tokens.expect("}");
        return new Stmt.Switch(at, value, sections);
    }

    private Stmt.Label label() {
        Token word = tokens.take();
        Expr.Pattern pattern = null;
        Expr when = null;
        if (word.is("case")) {
            pattern = expressions.pattern(false);
            if (tokens.peek().isContextual("when")) {
                tokens.take();
                when = expressions.read();
            }
        }
        tokens.expect(":");
        return new Stmt.Label(word.at(), pattern, when);
    }
}
