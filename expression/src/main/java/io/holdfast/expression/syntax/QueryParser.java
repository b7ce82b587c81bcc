package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code from x in … select …} and writes it as the calls that C# defines it by. */
final class QueryParser {

    /** The name of a parameter that stands for several names at once: the members of its anonymous type. */
    static final String ALL = "$all";

    private final Tokens tokens;
    private final TypeParser types;
    private final ExprParser expressions;

    QueryParser(Tokens tokens, TypeParser types, ExprParser expressions) {
        this.tokens = tokens;
        this.types = types;
        this.expressions = expressions;
    }

    boolean begins() {
        Token second = tokens.peek(1);
        return tokens.peek().isContextual("from")
                && ((second.kind() == Token.Kind.NAME
                                && (tokens.peek(2).is("in") || tokens.peek(2).kind() == Token.Kind.NAME))
                        || (second.kind() == Token.Kind.KEYWORD && TypeParser.KEYWORDS.contains(second.text())));
    }

    /** What is known of a query so far: its sequence and the names in it. */
    private static final class Query {
        Expr source;
        List<String> names = new ArrayList<>();

        Query(Expr source, String name) {
            this.source = source;
            names.add(name);
        }
    }

    Expr read() {
        tokens.captures++;
        var query = from();
        while (true) {
            Token next = tokens.peek();
            tokens.grow();
            if (next.isContextual("select") || next.isContextual("group")) {
                Expr whole = last(query, tokens.take());
                if (!tokens.peek().isContextual("into")) {
                    return whole;
                }
                tokens.take();
                query = new Query(whole, tokens.expectName());
            } else {
                clause(query, next);
            }
        }
    }

    private Query from() {
        int at = tokens.take().at();
        String name = range();
        tokens.expect("in");
        return new Query(typed(at, expressions.read()), name);
    }

    private List<TypeSyntax> rangeType = List.of();

    private String range() {
        rangeType = List.of();
        if (tokens.peek().kind() != Token.Kind.NAME || !tokens.peek(1).is("in")) {
            rangeType = List.of(types.read());
        }
        return tokens.expectName();
    }

    private Expr typed(int at, Expr source) {
        return rangeType.isEmpty()
                ? source
                : new Expr.Call(at, new Expr.Access(at, source, "Cast", rangeType), List.of());
    }

    private Expr last(Query query, Token word) {
        Expr value = expressions.read();
        if (word.text().equals("select")) {
            return call(word.at(), query.source, "Select", lambda(query, value));
        }
        if (!tokens.peek().isContextual("by")) {
            throw new SyntaxException(tokens.peek().at(), "Expected contextual keyword 'by'");
        }
        tokens.take();
        Expr key = expressions.read();
        return call(word.at(), query.source, "GroupBy", lambda(query, key), lambda(query, value));
    }

    private void clause(Query query, Token word) {
        switch (word.kind() == Token.Kind.NAME ? word.text() : "") {
            case "where" -> {
                tokens.take();
                query.source = call(word.at(), query.source, "Where", lambda(query, expressions.read()));
            }
            case "let" -> {
                tokens.take();
                String name = tokens.expectName();
                tokens.expect("=");
                Expr value = expressions.read();
                query.source = call(word.at(), query.source, "Select", lambda(query, all(query, name, value)));
                query.names.add(name);
            }
            case "orderby" -> order(query, tokens.take());
            case "from" -> {
                tokens.take();
                String name = range();
                tokens.expect("in");
                Expr inner = typed(word.at(), expressions.read());
                Expr both = all(query, name, new Expr.Name(word.at(), name, List.of()));
                query.source =
                        call(word.at(), query.source, "SelectMany", lambda(query, inner), lambda(query, both, name));
                query.names.add(name);
            }
            case "join" -> join(query, tokens.take());
            default ->
                throw new SyntaxException(word.at(), "A query body must end with a select clause or a group clause");
        }
    }

    private void order(Query query, Token word) {
        String method = "OrderBy";
        do {
            Expr key = expressions.read();
            boolean down = tokens.peek().isContextual("descending");
            if (down || tokens.peek().isContextual("ascending")) {
                tokens.take();
            }
            query.source = call(word.at(), query.source, method + (down ? "Descending" : ""), lambda(query, key));
            method = "ThenBy";
        } while (tokens.accept(","));
    }

    private void join(Query query, Token word) {
        String name = range();
        tokens.expect("in");
        Expr inner = typed(word.at(), expressions.read());
        contextual("on");
        Expr outerKey = expressions.read();
        contextual("equals");
        Expr innerKey = expressions.read();
        boolean grouped = tokens.peek().isContextual("into");
        if (grouped) {
            tokens.take();
        }
        String joined = grouped ? tokens.expectName() : name;
        Expr both = all(query, joined, new Expr.Name(word.at(), joined, List.of()));
        var key = new Expr.Lambda(word.at(), List.of(new Expr.Parameter(word.at(), null, name)), innerKey, null);
        query.source = new Expr.Call(
                word.at(),
                new Expr.Access(word.at(), query.source, grouped ? "GroupJoin" : "Join", List.of()),
                List.of(
                        new Expr.Argument(null, "", inner),
                        new Expr.Argument(null, "", lambda(query, outerKey)),
                        new Expr.Argument(null, "", key),
                        new Expr.Argument(null, "", lambda(query, both, joined))));
        query.names.add(joined);
    }

    private void contextual(String word) {
        if (!tokens.peek().isContextual(word)) {
            throw new SyntaxException(tokens.peek().at(), "Expected contextual keyword '" + word + "'");
        }
        tokens.take();
    }

    private static Expr all(Query query, String name, Expr value) {
        List<String> names = new ArrayList<>(query.names);
        List<Expr> values = new ArrayList<>();
        query.names.forEach(each -> values.add(new Expr.Name(value.at(), each, List.of())));
        names.add(name);
        values.add(value);
        return new Expr.Anonymous(value.at(), names, values);
    }

    private static Expr lambda(Query query, Expr body, String... more) {
        List<Expr.Parameter> parameters = new ArrayList<>();
        parameters.add(new Expr.Parameter(body.at(), null, query.names.size() == 1 ? query.names.getFirst() : ALL));
        for (String each : more) {
            parameters.add(new Expr.Parameter(body.at(), null, each));
        }
        return new Expr.Lambda(body.at(), parameters, body, null);
    }

    private static Expr call(int at, Expr source, String method, Expr... lambdas) {
        List<Expr.Argument> arguments = new ArrayList<>();
        for (Expr lambda : lambdas) {
            arguments.add(new Expr.Argument(null, "", lambda));
        }
        return new Expr.Call(at, new Expr.Access(at, source, method, List.of()), arguments);
    }
}
