package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Code;
import io.holdfast.expression.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name means within the text. */
sealed interface Symbol {

    /**
     * A local or a parameter.
     *
     * @param id among all of the expression
     * @param readOnly why it can't be assigned; null if it can
     * @param constant of a const
     */
    record Local(
            String name,
            TypeRef type,
            int slot,
            int id,
            Scope.Place place,
            @Nullable String readOnly,
            @Nullable Constant constant)
            implements Symbol {}

    /** A local function. */
    record Function(
            String name,
            List<String> parameterNames,
            List<TypeRef> parameters,
            List<@Nullable Expr> defaults,
            TypeRef result,
            Code code,
            Scope.Place place)
            implements Symbol {}

    /** One of the names that a query's parameter stands for: a member of it. */
    record Member(Local whole) implements Symbol {}

    /** The value of a constant expression. */
    record Constant(@Nullable Object value) {}
}
