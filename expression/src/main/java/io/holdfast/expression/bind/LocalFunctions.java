package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Code;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions within functions. */
final class LocalFunctions {

    private final Binder binder;

    LocalFunctions(Binder binder) {
        this.binder = binder;
    }

    /** Makes the name known in the whole block, before any statement of it is bound. */
    void declare(Stmt.Function function) {
        if (binder.scope.declaresItself(function.name())) {
            binder.error(
                    function.at(),
                    "A local variable or function named '" + function.name() + "' is already defined in this scope");
        }
        TypeRef result = function.type() == null ? Types.VOID : binder.types.bind(function.type());
        List<String> names = new ArrayList<>();
        List<TypeRef> types = new ArrayList<>();
        for (Expr.Parameter each : function.parameters()) {
            names.add(each.name());
            types.add(each.type() == null ? Types.ERROR : binder.types.bind(each.type()));
        }
        binder.mayRunLong = true;
        var place = new Scope.Place(binder.scope.place);
        var symbol = new Symbol.Function(
                function.name(), names, types, function.defaults(), result, new Code(place.size), binder.scope.place);
        places.put(symbol, place);
        binder.scope.add(function.name(), symbol);
    }

    private final java.util.IdentityHashMap<Symbol.Function, Scope.Place> places = new java.util.IdentityHashMap<>();

    void bind(Stmt.Function function) {
        if (!(binder.scope.find(function.name()) instanceof Symbol.Function symbol) || !places.containsKey(symbol)) {
            return;
        }
        Scope.Place place = java.util.Objects.requireNonNull(places.get(symbol));
        Flow before = binder.flow;
        Function outer = binder.function;
        binder.flow = Flow.start();
        binder.flow.assignAll(binder.locals());
        binder.function = new Function(symbol.result());
        binder.within(new Scope(binder.scope, place), () -> body(function, symbol));
        binder.function = outer;
        binder.flow = before;
    }

    private void body(Stmt.Function function, Symbol.Function symbol) {
        for (int i = 0; i < function.parameters().size(); i++) {
            Expr.Parameter each = function.parameters().get(i);
            Symbol.Local local =
                    binder.declare(each.at(), each.name(), symbol.parameters().get(i), null, null);
            binder.flow.assign(local.id());
        }
        if (function.expression() != null) {
            Bound value = binder.expressions.bind(function.expression());
            boolean nothing = Types.isVoid(symbol.result());
            Node node = nothing
                    ? value instanceof Bound.Value known
                            ? known.node()
                            : value instanceof Bound.Thrown thrown ? thrown.node() : null
                    : binder.conversions.convert(value, symbol.result()).node();
            symbol.code().body(node, null);
            return;
        }
        Act act = binder.statements.body(java.util.Objects.requireNonNull(function.block()));
        if (binder.flow.isReached() && !Types.isVoid(symbol.result())) {
            binder.error(function.at(), "'" + shown(symbol) + "': not all code paths return a value");
        }
        symbol.code().body(null, act);
    }

    private static String shown(Symbol.Function symbol) {
        return symbol.name() + "("
                + String.join(
                        ", ", symbol.parameters().stream().map(Types::brief).toList()) + ")";
    }

    Bound.Value call(Bound.LocalFunction called, List<Argument> arguments) {
        Symbol.Function function = called.function();
        Candidate candidate = new Candidate(io.holdfast.dotnet.TypeRefs.OBJECT, member(function));
        Overload laid = Layout.of(candidate, arguments, false);
        if (laid == null) {
            return binder.fail(
                    called.at(),
                    "No overload for method '" + function.name() + "' takes " + arguments.size() + " arguments");
        }
        Node[] values = new Node[function.parameters().size()];
        for (int i = 0; i < arguments.size(); i++) {
            int to = laid.parameterOf()[i];
            if (!arguments.get(i).mode().isEmpty()) {
                binder.error(
                        arguments.get(i).at(),
                        "Argument " + (i + 1) + " may not be passed with the '"
                                + arguments.get(i).mode() + "' keyword");
            }
            values[to] = argument(arguments.get(i), function.parameters().get(to), i + 1);
        }
        for (int i = 0; i < values.length; i++) {
            Expr fallback = function.defaults().get(i);
            if (values[i] == null && fallback != null) {
                values[i] = binder.conversions
                        .convert(
                                binder.expressions.bind(fallback),
                                function.parameters().get(i))
                        .node();
            }
        }
        return Bound.Value.of(
                called.at(), function.result(), function.code().call(binder.scope.levelsTo(function.place()), values));
    }

    private Node argument(Argument argument, TypeRef type, int number) {
        if (argument.value() instanceof Bound.Value value && binder.conversions.implicit(value, type) == null) {
            return binder.fail(
                            argument.at(),
                            "Argument " + number + ": cannot convert from '" + Types.full(value.type()) + "' to '"
                                    + Types.full(type) + "'")
                    .node();
        }
        return binder.conversions.convert(argument.value(), type).node();
    }

    private static Member member(Symbol.Function function) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            @Nullable Expr fallback = function.defaults().get(i);
            parameters.add(new Parameter(
                    function.parameterNames().get(i),
                    function.parameters().get(i),
                    false,
                    false,
                    fallback != null,
                    null));
        }
        return new Member(
                Member.Kind.METHOD,
                function.name(),
                List.of(),
                parameters,
                function.result(),
                true,
                false,
                false,
                (work, types, self, a) -> null,
                null);
    }
}
