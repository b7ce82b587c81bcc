package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements. */
final class StmtParser {

    private final Tokens tokens;
    private final ExprParser expressions;
    private final DeclarationParser declarations;
    private final SwitchParser switches;

    StmtParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExprParser(tokens, this);
        this.declarations = new DeclarationParser(tokens, expressions, this);
        this.switches = new SwitchParser(tokens, expressions, this);
    }

    ExprParser expressions() {
        return expressions;
    }

    Stmt.Block block() {
        int at = tokens.expect("{").at();
        List<Stmt> statements = statements();
        return new Stmt.Block(at, statements, tokens.expect("}").at());
    }

    /** All up to a closing bracket or a label of a switch. */
    List<Stmt> statements() {
        List<Stmt> statements = new ArrayList<>();
        while (!tokens.sees("}")
                && tokens.peek().kind() != Token.Kind.END
                && !tokens.sees("case")
                && !(tokens.sees("default") && tokens.peek(1).is(":"))) {
            statements.add(read());
        }
        return statements;
    }

    Stmt read() {
        int before = tokens.enter();
        Stmt statement = statement(tokens.peek());
        tokens.leave(before);
        return statement;
    }

    private Stmt statement(Token first) {
        if (first.kind() == Token.Kind.KEYWORD) {
            Stmt known = keyword(first);
            if (known != null) {
                return known;
            }
        }
        if (first.is("{")) {
            return block();
        }
        if (first.is(";")) {
            tokens.take();
            return new Stmt.Empty(first.at());
        }
        if (first.isContextual("yield")
                && (tokens.peek(1).is("return") || tokens.peek(1).is("break"))) {
            throw new SyntaxException(
                    first.at(), "The yield statement cannot be used inside an anonymous method or lambda expression");
        }
        if (first.kind() == Token.Kind.NAME && tokens.peek(1).is(":")) {
            throw new SyntaxException(first.at(), "Labels and goto are not supported within expressions");
        }
        Stmt declared = declarations.tryRead();
        if (declared != null) {
            return declared;
        }
        Expr expression = expressions.read();
        tokens.expect(";");
        return new Stmt.Evaluate(expression.at(), expression);
    }

    private @Nullable Stmt keyword(Token first) {
        int at = first.at();
        return switch (first.text()) {
            case "if" -> conditional();
            case "while" -> {
                tokens.take();
                int before = tokens.captures;
                Expr condition = condition();
                Stmt body = read();
                yield new Stmt.While(at, condition, body, tokens.captures > before);
            }
            case "do" -> {
                tokens.take();
                int before = tokens.captures;
                Stmt body = read();
                boolean captures = tokens.captures > before;
                tokens.expect("while");
                Expr condition = condition();
                tokens.expect(";");
                yield new Stmt.DoWhile(at, body, condition, captures);
            }
            case "for" -> loop();
            case "foreach" -> each();
            case "switch" -> switches.read();
            case "return" -> {
                tokens.take();
                Expr value = tokens.sees(";") ? null : expressions.read();
                tokens.expect(";");
                yield new Stmt.Return(at, value);
            }
            case "break", "continue" -> {
                tokens.take();
                tokens.expect(";");
                yield first.is("break") ? new Stmt.Break(at) : new Stmt.Continue(at);
            }
            case "throw" -> {
                tokens.take();
                Expr exception = tokens.sees(";") ? null : expressions.read();
                tokens.expect(";");
                yield new Stmt.Throw(at, exception);
            }
            case "try" -> attempt();
            case "using" -> using();
            case "const" -> declarations.constant();
            case "checked", "unchecked" -> {
                if (!tokens.peek(1).is("{")) {
                    yield null;
                }
                tokens.take();
                yield block();
            }
            case "goto" -> throw new SyntaxException(at, "Labels and goto are not supported within expressions");
            case "lock", "fixed", "unsafe" ->
                throw new SyntaxException(
                        at, "The '" + first.text() + "' statement is not supported within expressions");
            case "class", "struct", "interface", "enum", "namespace" -> throw new SyntaxException(at, "} expected");
            case "else" -> throw new SyntaxException(at, "Invalid expression term 'else'");
            default -> null;
        };
    }

    private Expr condition() {
        tokens.expect("(");
        Expr condition = expressions.read();
        tokens.expect(")");
        return condition;
    }

    /** A chain of {@code else if} is read in one go: it is long in practice, and not deep. */
    private Stmt conditional() {
        List<Stmt.If> chain = new ArrayList<>();
        Stmt otherwise = null;
        while (true) {
            int at = tokens.take().at();
            chain.add(new Stmt.If(at, condition(), read(), null));
            if (!tokens.accept("else")) {
                break;
            }
            if (!tokens.sees("if")) {
                otherwise = read();
                break;
            }
            tokens.grow();
        }
        for (int i = chain.size() - 1; i >= 0; i--) {
            Stmt.If each = chain.get(i);
            otherwise = new Stmt.If(each.at(), each.condition(), each.then(), otherwise);
        }
        return java.util.Objects.requireNonNull(otherwise);
    }

    private Stmt loop() {
        int at = tokens.take().at();
        tokens.expect("(");
        List<Stmt> first = new ArrayList<>();
        if (!tokens.accept(";")) {
            Stmt declared = declarations.tryRead();
            if (declared != null) {
                first.add(declared);
            } else {
                evaluated(first);
                tokens.expect(";");
            }
        }
        Expr condition = tokens.sees(";") ? null : expressions.read();
        tokens.expect(";");
        List<Expr> steps = new ArrayList<>();
        if (!tokens.sees(")")) {
            do {
                steps.add(expressions.read());
            } while (tokens.accept(","));
        }
        tokens.expect(")");
        int before = tokens.captures;
        Stmt body = read();
        return new Stmt.For(at, first, condition, steps, body, tokens.captures > before);
    }

    private void evaluated(List<Stmt> into) {
        do {
            Expr expression = expressions.read();
            into.add(new Stmt.Evaluate(expression.at(), expression));
        } while (tokens.accept(","));
    }

    private Stmt each() {
        int at = tokens.take().at();
        tokens.expect("(");
        boolean inferred = tokens.peek().isContextual("var") && tokens.peek(1).kind() == Token.Kind.NAME;
        TypeSyntax type = null;
        if (inferred) {
            tokens.take();
        } else {
            type = expressions.types().read();
        }
        String name = tokens.expectName();
        tokens.expect("in");
        Expr sequence = expressions.read();
        tokens.expect(")");
        int before = tokens.captures;
        Stmt body = read();
        return new Stmt.ForEach(at, type, name, sequence, body, tokens.captures > before);
    }

    private Stmt attempt() {
        int at = tokens.take().at();
        Stmt.Block body = block();
        List<Stmt.Catch> catches = new ArrayList<>();
        while (tokens.sees("catch")) {
            catches.add(caught());
        }
        Stmt.Block last = tokens.accept("finally") ? block() : null;
        if (catches.isEmpty() && last == null) {
            throw new SyntaxException(tokens.lastEnd(), "Expected catch or finally");
        }
        return new Stmt.Try(at, body, catches, last);
    }

    private Stmt.Catch caught() {
        int at = tokens.take().at();
        TypeSyntax type = null;
        String name = null;
        if (tokens.accept("(")) {
            type = expressions.types().read();
            name = tokens.peek().kind() == Token.Kind.NAME ? tokens.take().text() : null;
            tokens.expect(")");
        }
        Expr when = null;
        if (tokens.peek().isContextual("when")) {
            tokens.take();
            when = condition();
        }
        return new Stmt.Catch(at, type, name, when, block());
    }

    private Stmt using() {
        int at = tokens.take().at();
        tokens.expect("(");
        Stmt resource = declarations.resource();
        if (resource == null) {
            Expr value = expressions.read();
            resource = new Stmt.Evaluate(value.at(), value);
        }
        tokens.expect(")");
        return new Stmt.Using(at, resource, read());
    }
}
