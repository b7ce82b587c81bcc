package io.holdfast.expression.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements of the language as they are written. */
public sealed interface Stmt {

    int at();

    /** @param end where its closing bracket stands */
    record Block(int at, List<Stmt> statements, int end) implements Stmt {}

    /** @param type null for {@code var} */
    record Local(int at, @Nullable TypeSyntax type, boolean isConst, List<Declarator> declarators) implements Stmt {}

    record Declarator(int at, String name, @Nullable Expr value) {}

    record Evaluate(int at, Expr expression) implements Stmt {}

    record If(int at, Expr condition, Stmt then, @Nullable Stmt otherwise) implements Stmt {}

    /** @param captures of loops: whether a lambda or a local function in it may keep what one round declares */
    record While(int at, Expr condition, Stmt body, boolean captures) implements Stmt {}

    record DoWhile(int at, Stmt body, Expr condition, boolean captures) implements Stmt {}

    record For(int at, List<Stmt> first, @Nullable Expr condition, List<Expr> steps, Stmt body, boolean captures)
            implements Stmt {}

    /** @param type null for {@code var} */
    record ForEach(int at, @Nullable TypeSyntax type, String name, Expr sequence, Stmt body, boolean captures)
            implements Stmt {}

    record Switch(int at, Expr value, List<Section> sections) implements Stmt {}

    record Section(int at, List<Label> labels, List<Stmt> statements) {}

    /** @param pattern null for {@code default} */
    record Label(
            int at,
            Expr.@Nullable Pattern pattern,
            @Nullable Expr when) {}

    record Return(int at, @Nullable Expr value) implements Stmt {}

    record Break(int at) implements Stmt {}

    record Continue(int at) implements Stmt {}

    record Throw(int at, @Nullable Expr exception) implements Stmt {}

    record Try(
            int at,
            Block body,
            List<Catch> catches,
            @Nullable Block last) implements Stmt {}

    record Catch(
            int at,
            @Nullable TypeSyntax type,
            @Nullable String name,
            @Nullable Expr when,
            Block body) {}

    /** @param resource a {@link Local} or an {@link Evaluate} */
    record Using(int at, Stmt resource, Stmt body) implements Stmt {}

    /** @param type null for {@code void} */
    record Function(
            int at,
            @Nullable TypeSyntax type,
            String name,
            List<Expr.Parameter> parameters,
            List<@Nullable Expr> defaults,
            @Nullable Expr expression,
            @Nullable Block block)
            implements Stmt {}

    record Empty(int at) implements Stmt {}

    /** What may be refused by name alone: {@code goto}, {@code lock} … */
    record Refused(int at, String message) implements Stmt {}
}
