package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a piece of text means. */
sealed interface Bound {

    int at();

    /**
     * Something with a value.
     *
     * @param type {@link Types#VOID} where there is none
     * @param constant if it is known when it is compiled
     * @param target if it can be assigned to
     */
    record Value(
            int at,
            TypeRef type,
            Node node,
            Symbol.@Nullable Constant constant,
            @Nullable Target target) implements Bound {

        static Value of(int at, TypeRef type, Node node) {
            return new Value(at, type, node, null, null);
        }

        static Value constant(int at, TypeRef type, @Nullable Object value) {
            return new Value(at, type, Nodes.constant(value), new Symbol.Constant(value), null);
        }

        static Value error(int at) {
            return constantless(at, Types.ERROR);
        }

        static Value constantless(int at, TypeRef type) {
            return new Value(at, type, Nodes.constant(null), null, null);
        }

        boolean isNull() {
            return type.equals(Types.NULL);
        }

        boolean isError() {
            return Types.isError(type);
        }
    }

    /** A type's name. */
    record Type(int at, TypeRef type) implements Bound {}

    record Namespace(int at, String name) implements Bound {}

    /**
     * Methods of a name.
     *
     * @param receiver null of static ones
     * @param owner the type that they were looked for in
     */
    record Methods(
            int at,
            @Nullable Value receiver,
            TypeRef owner,
            String name,
            List<Candidate> candidates,
            List<TypeRef> types)
            implements Bound {}

    record LocalFunction(int at, Symbol.Function function) implements Bound {}

    /** A lambda, which has no type of its own. */
    record Lambda(int at, Expr.Lambda syntax, Scope scope) implements Bound {}

    /** {@code default} without a type. */
    record Default(int at) implements Bound {}

    /** {@code out var x} and {@code out _}, whose type the method gives. */
    record OutDeclared(int at, String name) implements Bound {}

    /** {@code throw} as an expression: it converts to everything. */
    record Thrown(int at, Node node) implements Bound {}
}
