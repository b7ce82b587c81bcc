package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what begins with {@code new}. */
final class CreationParser {

    private final Tokens tokens;
    private final TypeParser types;
    private final ExprParser expressions;
    private final PrimaryParser primaries;

    CreationParser(Tokens tokens, TypeParser types, ExprParser expressions, PrimaryParser primaries) {
        this.tokens = tokens;
        this.types = types;
        this.expressions = expressions;
        this.primaries = primaries;
    }

    Expr read() {
        int at = tokens.take().at();
        if (tokens.sees("{")) {
            return anonymous(at);
        }
        if (tokens.sees("[")) {
            tokens.take();
            tokens.expect("]");
            return new Expr.NewArray(at, null, List.of(), items());
        }
        TypeSyntax type = types.plain();
        if (tokens.sees("?") && tokens.peek(1).is("[")) {
            tokens.take();
            type = new TypeSyntax.NullableOf(type.at(), type);
        }
        if (tokens.sees("[")) {
            return array(at, type);
        }
        boolean called = tokens.sees("(");
        List<Expr.Argument> arguments = called ? primaries.arguments("(", ")") : List.of();
        if (!called && !tokens.sees("{")) {
            throw new SyntaxException(tokens.lastEnd(), "A new expression requires (), [], or {} after type");
        }
        return new Expr.New(at, type, arguments, tokens.sees("{") ? initializer() : null);
    }

    private Expr array(int at, TypeSyntax element) {
        tokens.take();
        List<Expr> sizes = new ArrayList<>();
        while (!tokens.sees("]")) {
            sizes.add(expressions.read());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect("]");
        TypeSyntax inner = element;
        while (tokens.sees("[") && tokens.peek(1).is("]")) {
            tokens.take();
            tokens.take();
            inner = new TypeSyntax.ArrayOf(inner.at(), inner, 1);
        }
        if (sizes.isEmpty() && !tokens.sees("{")) {
            throw new SyntaxException(tokens.lastEnd(), "Array creation must have array size or array initializer");
        }
        return new Expr.NewArray(at, inner, sizes, tokens.sees("{") ? items() : null);
    }

    /** What stands in the brackets of an array; also those of {@code int[] a = {1, 2}}. */
    List<Expr> items() {
        int at = tokens.expect("{").at();
        int before = tokens.enter();
        List<Expr> items = new ArrayList<>();
        while (!tokens.sees("}")) {
            items.add(tokens.sees("{") ? new Expr.NewArray(at, null, List.of(), items()) : expressions.read());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect("}");
        tokens.leave(before);
        return items;
    }

    private Expr anonymous(int at) {
        tokens.take();
        List<String> names = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!tokens.sees("}")) {
            String name = null;
            if (tokens.peek().kind() == Token.Kind.NAME && tokens.peek(1).is("=")) {
                name = tokens.take().text();
                tokens.take();
            }
            Expr value = expressions.read();
            names.add(name != null ? name : implied(value));
            values.add(value);
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect("}");
        return new Expr.Anonymous(at, names, values);
    }

    private static String implied(Expr value) {
        return switch (value) {
            case Expr.Name name -> name.name();
            case Expr.Access access -> access.name();
            case Expr.Conditional conditional -> implied(conditional.rest());
            default ->
                throw new SyntaxException(
                        value.at(),
                        "Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.");
        };
    }

    private Expr.Initializer initializer() {
        int at = tokens.expect("{").at();
        int before = tokens.enter();
        List<Expr.Element> elements = new ArrayList<>();
        while (!tokens.sees("}")) {
            elements.add(element());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect("}");
        tokens.leave(before);
        return new Expr.Initializer(at, elements);
    }

    private Expr.Element element() {
        Token first = tokens.peek();
        if (first.is("{")) {
            return new Expr.Element(first.at(), null, null, items(), null);
        }
        if (first.is("[")) {
            List<Expr.Argument> index = primaries.arguments("[", "]");
            tokens.expect("=");
            return assigned(first.at(), null, index);
        }
        if (first.kind() == Token.Kind.NAME && tokens.peek(1).is("=")) {
            tokens.take();
            tokens.take();
            return assigned(first.at(), first.text(), null);
        }
        return new Expr.Element(first.at(), null, null, List.of(expressions.read()), null);
    }

    private Expr.Element assigned(int at, @Nullable String member, @Nullable List<Expr.Argument> index) {
        return tokens.sees("{")
                ? new Expr.Element(at, member, index, List.of(), initializer())
                : new Expr.Element(at, member, index, List.of(expressions.read()), null);
    }
}
