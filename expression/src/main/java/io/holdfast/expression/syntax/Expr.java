package io.holdfast.expression.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions of the language as they are written. {@code at} is the offset of what the compiler's messages point at. */
public sealed interface Expr {

    int at();

    /** @param value as {@link io.holdfast.dotnet.Values} has it */
    record Literal(int at, @Nullable Object value) implements Expr {}

    record Interpolated(int at, List<Piece> pieces) implements Expr {}

    /** Text, or an expression with what stands behind it. */
    record Piece(
            @Nullable String text,
            @Nullable Expr value,
            @Nullable Expr alignment,
            @Nullable String format) {}

    record Name(int at, String name, List<TypeSyntax> types) implements Expr {}

    /** A keyword that names a type, before a dot: {@code string.Join}. */
    record TypeName(int at, TypeSyntax type) implements Expr {}

    record Access(int at, Expr target, String name, List<TypeSyntax> types) implements Expr {}

    /** {@code target?.x}: {@code rest} contains one {@link Receiver} in the target's place. */
    record Conditional(int at, Expr target, Expr rest) implements Expr {}

    record Receiver(int at) implements Expr {}

    record Call(int at, Expr target, List<Argument> arguments) implements Expr {}

    record Index(int at, Expr target, List<Argument> arguments) implements Expr {}

    /** @param mode {@code out}, {@code ref}, {@code in} or empty */
    record Argument(@Nullable String name, String mode, Expr value) {}

    record Unary(int at, String operator, Expr operand) implements Expr {}

    record Step(int at, Expr operand, boolean up, boolean before) implements Expr {}

    record Binary(int at, String operator, Expr left, Expr right) implements Expr {}

    /** @param operator empty for a plain assignment, otherwise for example {@code +} */
    record Assign(int at, String operator, Expr target, Expr value) implements Expr {}

    record Choice(int at, Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {}

    record Cast(int at, TypeSyntax type, Expr operand) implements Expr {}

    record Is(int at, Expr operand, Pattern pattern) implements Expr {}

    record As(int at, Expr operand, TypeSyntax type) implements Expr {}

    record TypeOf(int at, TypeSyntax type) implements Expr {}

    record NameOf(int at, Expr named) implements Expr {}

    record Default(int at, @Nullable TypeSyntax type) implements Expr {}

    record New(
            int at,
            TypeSyntax type,
            List<Argument> arguments,
            @Nullable Initializer initializer) implements Expr {}

    record Anonymous(int at, List<String> names, List<Expr> values) implements Expr {}

    /** @param element null of {@code new[] {…}} and of a bare {@code {…}} */
    record NewArray(
            int at,
            @Nullable TypeSyntax element,
            List<Expr> sizes,
            @Nullable List<Expr> items) implements Expr {}

    /** {@code body} is an {@link Expr} or a {@link Stmt.Block}. */
    record Lambda(
            int at, List<Parameter> parameters, @Nullable Expr expression, Stmt.@Nullable Block block)
            implements Expr {}

    record Parameter(int at, @Nullable TypeSyntax type, String name) {}

    /** {@code out var x}, {@code out int x}, {@code out _}. */
    record Declared(int at, @Nullable TypeSyntax type, String name) implements Expr {}

    record Throw(int at, Expr exception) implements Expr {}

    record Tuple(int at, List<Expr> items) implements Expr {}

    /** What may be refused by name alone: {@code await}, {@code stackalloc} … */
    record Refused(int at, String message) implements Expr {}

    /** {@code { A = 1, ["k"] = 2 }} or {@code { 1, { "k", 2 } }}. */
    record Initializer(int at, List<Element> elements) {}

    /**
     * One of them.
     *
     * @param member of an object initialiser
     * @param index of an index initialiser
     * @param values one, or those of an {@code Add}; empty where {@code nested} stands
     */
    record Element(
            int at,
            @Nullable String member,
            @Nullable List<Argument> index,
            List<Expr> values,
            @Nullable Initializer nested) {}

    /** What {@code is} and {@code case} compare with. */
    sealed interface Pattern {
        int at();

        record Constant(int at, Expr value) implements Pattern {}

        /** @param name null where only the type is asked for; {@code _} for a discard */
        record Type(
                int at, @Nullable TypeSyntax type, @Nullable String name) implements Pattern {}
    }
}
