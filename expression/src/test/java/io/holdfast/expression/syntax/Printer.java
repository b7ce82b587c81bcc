package io.holdfast.expression.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes trees as text again, with brackets around everything: what is printed parses to the same tree. */
final class Printer {

    private Printer() {}

    static String print(Parser.Body body) {
        return switch (body) {
            case Parser.Single single -> "@(" + expr(single.expression()) + ")";
            case Parser.Statements statements -> "@" + stmt(statements.block());
        };
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case Character c -> "'" + escaped(String.valueOf(c)) + "'";
            case Boolean b -> b.toString();
            case Integer i -> i < 0 ? "(-" + -(long) i + ")" : i.toString();
            case Long l -> l < 0 ? "(-" + l.toString().substring(1) + "L)" : l + "L";
            case Double d -> new java.math.BigDecimal(d).toPlainString() + "d";
            case Float f -> new java.math.BigDecimal(f).toPlainString() + "f";
            case java.math.BigDecimal d -> d.toPlainString() + "m";
            case io.holdfast.dotnet.NetUInt u -> u + "u";
            default -> value + "ul";
        };
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 32 || c > 126 || c == '"' || c == '\'' || c == '\\'
                        ? String.format("\\u%04x", c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    static String expr(Expr expression) {
        return switch (expression) {
            case Expr.Literal e -> literal(e.value());
            case Expr.Interpolated e ->
                "$\"" + e.pieces().stream().map(Printer::piece).collect(Collectors.joining()) + "\"";
            case Expr.Name e -> name(e.name()) + types(e.types());
            case Expr.TypeName e -> type(e.type());
            case Expr.Access e -> target(e.target()) + ".@" + e.name() + types(e.types());
            case Expr.Conditional e ->
                beginsWithReceiver(e.target())
                        ? expr(e.target()) + "?" + expr(e.rest())
                        : "(" + target(e.target()) + "?" + expr(e.rest()) + ")";
            case Expr.Receiver e -> "";
            case Expr.Call e -> target(e.target()) + "(" + arguments(e.arguments()) + ")";
            case Expr.Index e -> target(e.target()) + "[" + arguments(e.arguments()) + "]";
            case Expr.Unary e ->
                e.operator().endsWith("checked")
                        ? e.operator() + "(" + expr(e.operand()) + ")"
                        : "(" + e.operator() + "(" + expr(e.operand()) + "))";
            case Expr.Step e ->
                "("
                        + (e.before()
                                ? (e.up() ? "++" : "--") + expr(e.operand())
                                : expr(e.operand()) + (e.up() ? "++" : "--"))
                        + ")";
            case Expr.Binary e -> "(" + expr(e.left()) + " " + e.operator() + " " + expr(e.right()) + ")";
            case Expr.Assign e -> "(" + expr(e.target()) + " " + e.operator() + "= " + expr(e.value()) + ")";
            case Expr.Choice e ->
                "((" + expr(e.condition()) + ") ? (" + expr(e.whenTrue()) + ") : (" + expr(e.whenFalse()) + "))";
            case Expr.Cast e -> "((" + type(e.type()) + ")(" + expr(e.operand()) + "))";
            case Expr.Is e -> "(" + expr(e.operand()) + " is " + pattern(e.pattern()) + ")";
            case Expr.As e -> "(" + expr(e.operand()) + " as " + type(e.type()) + ")";
            case Expr.TypeOf e -> "typeof(" + type(e.type()) + ")";
            case Expr.NameOf e -> "nameof(" + expr(e.named()) + ")";
            case Expr.Default e -> e.type() == null ? "default" : "default(" + type(e.type()) + ")";
            case Expr.New e ->
                "(new " + type(e.type()) + "(" + arguments(e.arguments()) + ")" + initializer(e.initializer()) + ")";
            case Expr.Anonymous e ->
                "(new { "
                        + java.util.stream.IntStream.range(0, e.names().size())
                                .mapToObj(i -> "@" + e.names().get(i) + " = "
                                        + expr(e.values().get(i)))
                                .collect(Collectors.joining(", "))
                        + " })";
            case Expr.NewArray e -> array(e);
            case Expr.Lambda e ->
                "(("
                        + e.parameters().stream()
                                .map(p -> (p.type() == null ? "" : type(p.type()) + " ") + name(p.name()))
                                .collect(Collectors.joining(", "))
                        + ") => "
                        + (e.expression() != null ? expr(e.expression()) : stmt(e.block())) + ")";
            case Expr.Declared e -> (e.type() == null ? "var" : type(e.type())) + " @" + e.name();
            case Expr.Throw e -> "throw " + expr(e.exception());
            case Expr.Tuple e -> "(" + list(e.items()) + ")";
            case Expr.Refused e -> "";
        };
    }

    /** Within what stands behind {@code ?.} brackets would end it. */
    private static boolean beginsWithReceiver(Expr expression) {
        return switch (expression) {
            case Expr.Receiver e -> true;
            case Expr.Access e -> beginsWithReceiver(e.target());
            case Expr.Call e -> beginsWithReceiver(e.target());
            case Expr.Index e -> beginsWithReceiver(e.target());
            case Expr.Conditional e -> beginsWithReceiver(e.target());
            default -> false;
        };
    }

    /** Names that the parser gives are no names in C#. */
    private static String name(String name) {
        return "@" + name.replace("$", "of_");
    }

    /** A lambda or a cast needs brackets before a dot, and has them; a throw or a number gets some. */
    private static String target(Expr expression) {
        return expression instanceof Expr.Literal ? "(" + expr(expression) + ")" : expr(expression);
    }

    private static String array(Expr.NewArray e) {
        String items = e.items() == null ? "" : " { " + list(e.items()) + " }";
        if (e.element() == null) {
            return "(new[]" + items + ")";
        }
        TypeSyntax inner = e.element();
        String ranks = "";
        while (inner instanceof TypeSyntax.ArrayOf of) {
            ranks += "[]";
            inner = of.element();
        }
        return "(new " + type(inner) + "[" + list(e.sizes()) + "]" + ranks + items + ")";
    }

    private static String piece(Expr.Piece piece) {
        if (piece.value() == null) {
            return escaped(String.valueOf(piece.text())).replace("{", "{{").replace("}", "}}");
        }
        return "{(" + expr(piece.value()) + ")" + (piece.alignment() == null ? "" : "," + expr(piece.alignment()))
                + (piece.format() == null ? "" : ":" + piece.format()) + "}";
    }

    private static String list(List<Expr> all) {
        return all.stream().map(Printer::expr).collect(Collectors.joining(", "));
    }

    private static String arguments(List<Expr.Argument> all) {
        return all.stream()
                .map(each -> (each.name() == null ? "" : each.name() + ": ") + each.mode() + " " + expr(each.value()))
                .collect(Collectors.joining(", "));
    }

    private static String initializer(Expr.@Nullable Initializer all) {
        if (all == null) {
            return "";
        }
        return " { " + all.elements().stream().map(Printer::element).collect(Collectors.joining(", ")) + " }";
    }

    private static String element(Expr.Element e) {
        String place = e.member() != null
                ? "@" + e.member() + " = "
                : e.index() != null ? "[" + arguments(e.index()) + "] = " : "";
        return e.nested() != null
                ? place + initializer(e.nested())
                : e.values().size() == 1 ? place + expr(e.values().getFirst()) : "{ " + list(e.values()) + " }";
    }

    private static String pattern(Expr.Pattern pattern) {
        return switch (pattern) {
            case Expr.Pattern.Constant p -> expr(p.value());
            case Expr.Pattern.Type p ->
                (p.type() == null ? "var" : type(p.type())) + (p.name() == null ? "" : " @" + p.name());
        };
    }

    private static String types(List<TypeSyntax> all) {
        return all.isEmpty() ? "" : all.stream().map(Printer::type).collect(Collectors.joining(", ", "<", ">"));
    }

    static String type(TypeSyntax type) {
        return switch (type) {
            case TypeSyntax.Named t -> String.join(".", t.parts()) + types(t.arguments());
            case TypeSyntax.ArrayOf t -> type(t.element()) + "[]";
            case TypeSyntax.NullableOf t -> type(t.type()) + "?";
            case TypeSyntax.TupleOf t ->
                t.items().stream().map(Printer::type).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    static String stmt(@Nullable Stmt statement) {
        return switch (statement) {
            case null -> "";
            case Stmt.Block s ->
                "{ " + s.statements().stream().map(Printer::stmt).collect(Collectors.joining(" ")) + " }";
            case Stmt.Local s ->
                (s.isConst() ? "const " : "") + (s.type() == null ? "var" : type(s.type())) + " "
                        + s.declarators().stream()
                                .map(d -> "@" + d.name() + (d.value() == null ? "" : " = " + expr(d.value())))
                                .collect(Collectors.joining(", "))
                        + ";";
            case Stmt.Evaluate s -> expr(s.expression()) + ";";
            case Stmt.If s ->
                "if (" + expr(s.condition()) + ") " + braced(s.then())
                        + (s.otherwise() == null
                                ? ""
                                : " else "
                                        + (s.otherwise() instanceof Stmt.If
                                                ? stmt(s.otherwise())
                                                : braced(s.otherwise())));
            case Stmt.While s -> "while (" + expr(s.condition()) + ") " + stmt(s.body());
            case Stmt.DoWhile s -> "do " + stmt(s.body()) + " while (" + expr(s.condition()) + ");";
            case Stmt.For s ->
                "for (" + first(s.first()) + (s.condition() == null ? "" : expr(s.condition())) + "; " + list(s.steps())
                        + ") " + stmt(s.body());
            case Stmt.ForEach s ->
                "foreach (" + (s.type() == null ? "var" : type(s.type())) + " @" + s.name() + " in "
                        + expr(s.sequence()) + ") " + stmt(s.body());
            case Stmt.Switch s ->
                "switch (" + expr(s.value()) + ") { "
                        + s.sections().stream().map(Printer::section).collect(Collectors.joining(" ")) + " }";
            case Stmt.Return s -> "return" + (s.value() == null ? "" : " " + expr(s.value())) + ";";
            case Stmt.Break s -> "break;";
            case Stmt.Continue s -> "continue;";
            case Stmt.Throw s -> "throw" + (s.exception() == null ? "" : " " + expr(s.exception())) + ";";
            case Stmt.Try s ->
                "try " + stmt(s.body())
                        + s.catches().stream().map(Printer::caught).collect(Collectors.joining())
                        + (s.last() == null ? "" : " finally " + stmt(s.last()));
            case Stmt.Using s -> "using (" + stmt(s.resource()).replaceAll(";$", "") + ") " + stmt(s.body());
            case Stmt.Function s ->
                (s.type() == null ? "void" : type(s.type())) + " " + s.name() + "("
                        + java.util.stream.IntStream.range(0, s.parameters().size())
                                .mapToObj(i -> type(java.util.Objects.requireNonNull(
                                                s.parameters().get(i).type())) + " "
                                        + s.parameters().get(i).name()
                                        + (s.defaults().get(i) == null
                                                ? ""
                                                : " = " + expr(s.defaults().get(i))))
                                .collect(Collectors.joining(", "))
                        + ")" + (s.expression() != null ? " => " + expr(s.expression()) + ";" : " " + stmt(s.block()));
            case Stmt.Empty s -> ";";
            case Stmt.Refused s -> "";
        };
    }

    private static String braced(Stmt statement) {
        return statement instanceof Stmt.Block ? stmt(statement) : "{ " + stmt(statement) + " }";
    }

    private static String first(List<Stmt> all) {
        if (all.isEmpty()) {
            return "; ";
        }
        String joined =
                all.stream().map(each -> stmt(each).replaceAll(";$", "")).collect(Collectors.joining(", "));
        return joined + "; ";
    }

    private static String section(Stmt.Section section) {
        return section.labels().stream()
                        .map(label -> label.pattern() == null
                                ? "default:"
                                : "case " + pattern(label.pattern())
                                        + (label.when() == null ? "" : " when " + expr(label.when())) + ":")
                        .collect(Collectors.joining(" "))
                + " " + section.statements().stream().map(Printer::stmt).collect(Collectors.joining(" "));
    }

    private static String caught(Stmt.Catch each) {
        return " catch"
                + (each.type() == null
                        ? ""
                        : " (" + type(each.type()) + (each.name() == null ? "" : " " + each.name()) + ")")
                + (each.when() == null ? "" : " when (" + expr(each.when()) + ")") + " " + stmt(each.body());
    }
}
