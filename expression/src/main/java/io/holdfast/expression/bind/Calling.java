package io.holdfast.expression.bind;

import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of methods, delegates and local functions. */
final class Calling {

    private final Binder binder;

    Calling(Binder binder) {
        this.binder = binder;
    }

    void used(Candidate candidate) {
        binder.uses.add(candidate.fullName());
        binder.mayRunLong |= candidate.member().mayRunLong();
    }

    List<Argument> arguments(List<Expr.Argument> syntax) {
        List<Argument> arguments = new ArrayList<>();
        for (Expr.Argument each : syntax) {
            arguments.add(new Argument(each.value().at(), each.name(), each.mode(), argument(each)));
        }
        return arguments;
    }

    private Bound argument(Expr.Argument each) {
        if (each.value() instanceof Expr.Declared declared) {
            if (declared.type() == null) {
                return new Bound.OutDeclared(declared.at(), declared.name());
            }
            TypeRef type = binder.types.bind(declared.type());
            Symbol.Local local = binder.declare(declared.at(), declared.name(), type, null, null);
            return binder.assignments.local(declared.at(), local);
        }
        if (each.mode().equals("out")) {
            if (each.value() instanceof Expr.Name name && name.name().equals("_") && binder.scope.find("_") == null) {
                return new Bound.OutDeclared(name.at(), "_");
            }
            return binder.assignments.target(each.value());
        }
        return binder.expressions.bind(each.value());
    }

    Bound.Value call(Expr.Call call) {
        Bound called = call.target() instanceof Expr.Access access
                ? binder.members.access(access, true)
                : binder.expressions.bindCalled(call.target());
        List<Argument> arguments = arguments(call.arguments());
        return switch (called) {
            case Bound.Methods methods -> call(call.at(), methods, arguments);
            case Bound.LocalFunction function -> binder.expressions.functions.call(function, arguments);
            case Bound.Value value when value.isError() -> value;
            case Bound.Value value when Types.isDelegate(value.type()) -> invoke(call.at(), value, arguments);
            case Bound.Type type ->
                binder.fail(
                        type.at(),
                        "Non-invocable member '" + Types.brief(type.type()) + "' cannot be used like a method.");
            case Bound.Namespace namespace ->
                binder.fail(namespace.at(), "'" + namespace.name() + "' is a namespace but is used like a variable");
            default ->
                binder.fail(
                        called.at(),
                        call.target() instanceof Expr.Access access
                                ? "Non-invocable member '" + access.name() + "' cannot be used like a method."
                                : "Method name expected");
        };
    }

    Bound.Value call(int at, Bound.Methods methods, List<Argument> arguments) {
        List<Overload> own = binder.overloads.fitting(methods.candidates(), arguments, methods.types());
        if (own.isEmpty() && methods.receiver() != null) {
            Bound.Value extended = extension(methods, methods.receiver(), arguments);
            if (extended != null) {
                return extended;
            }
        }
        Overload found = binder.overloads.choose(
                methods.at(), methods.name(), own, methods.candidates(), arguments, methods.types());
        return found == null
                ? Bound.Value.error(at)
                : Bound.Value.of(at, found.result(), node(found, methods.receiver(), arguments));
    }

    /** Null if the type's own methods are to tell what is wrong. */
    private Bound.@Nullable Value extension(Bound.Methods methods, Bound.Value receiver, List<Argument> arguments) {
        List<Candidate> extensions = binder.index.extensions(methods.name()).stream()
                .filter(each -> mayExtend(each, receiver))
                .toList();
        boolean alone = methods.candidates().isEmpty();
        if (extensions.isEmpty()) {
            return alone ? binder.members.missing(methods.at(), receiver.type(), methods.name(), false) : null;
        }
        List<Argument> all = new ArrayList<>();
        all.add(Argument.of(receiver));
        all.addAll(arguments);
        List<Overload> fitting = binder.overloads.fitting(extensions, all, methods.types());
        if (fitting.isEmpty() && !alone) {
            return null;
        }
        Overload found =
                binder.overloads.choose(methods.at(), methods.name(), fitting, extensions, all, methods.types());
        return found == null
                ? Bound.Value.error(methods.at())
                : Bound.Value.of(methods.at(), found.result(), node(found, null, all));
    }

    private static boolean mayExtend(Candidate extension, Bound.Value receiver) {
        TypeRef first = extension.parameter(0);
        return first instanceof TypeRef.Variable
                || receiver.isError()
                || (first instanceof TypeRef.Of of
                        && io.holdfast.dotnet.TypeRefs.as(receiver.type(), of.type()) != null)
                || first.equals(io.holdfast.dotnet.TypeRefs.OBJECT)
                || (first instanceof TypeRef.Array && receiver.type() instanceof TypeRef.Array);
    }

    /** The call itself; arguments become what the parameters take. */
    Node node(Overload overload, Bound.@Nullable Value receiver, List<Argument> arguments) {
        used(overload.candidate());
        Calls.Put[] outs = new Calls.Put[overload.candidate().parameters().size()];
        Node[] values = values(overload, arguments, outs);
        Node self = receiver == null ? null : receiver.node();
        TypeRef[] types = overload.candidate().member().kind() == io.holdfast.dotnet.Member.Kind.CONSTRUCTOR
                ? ownerTypes(overload.candidate().owner())
                : overload.types().toArray(new TypeRef[0]);
        for (Calls.Put each : outs) {
            if (each != null) {
                return Calls.callWithOuts(overload.candidate().member(), types, self, values, outs);
            }
        }
        return Calls.call(overload.candidate().member(), types, self, values);
    }

    private static TypeRef[] ownerTypes(TypeRef owner) {
        return owner instanceof TypeRef.Of of ? of.arguments().toArray(new TypeRef[0]) : new TypeRef[0];
    }

    /** One node for each parameter. */
    Node[] values(Overload overload, List<Argument> arguments, Calls.Put[] outs) {
        List<Parameter> parameters = overload.candidate().parameters();
        Node[] values = new Node[parameters.size()];
        List<Node> collected = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            int to = overload.parameterOf()[i];
            TypeRef type = overload.type(i);
            if (parameters.get(to).isOut()) {
                values[to] = Calls.out();
                outs[to] = put(arguments.get(i), type);
            } else {
                Node value = binder.conversions
                        .convert(arguments.get(i).value(), type)
                        .node();
                if (overload.expanded() && parameters.get(to).isParams()) {
                    collected.add(value);
                } else {
                    values[to] = value;
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                TypeRef type = overload.closed(overload.candidate().parameter(i));
                values[i] = overload.expanded()
                                && type instanceof TypeRef.Array array
                                && parameters.get(i).isParams()
                        ? Calls.array(array.element(), collected.toArray(new Node[0]))
                        : Nodes.constant(fallback(parameters.get(i), type));
            }
        }
        return values;
    }

    private static @Nullable Object fallback(Parameter parameter, TypeRef type) {
        Object given = parameter.fallback();
        Num kind = Num.of(Types.bare(type));
        if (given == null) {
            return io.holdfast.dotnet.TypeRefs.zero(type);
        }
        return given instanceof Integer && kind != null ? Num.INT.convert(given, kind) : given;
    }

    private Calls.Put put(Argument argument, TypeRef type) {
        if (argument.value() instanceof Bound.OutDeclared declared) {
            if (declared.name().equals("_")) {
                return Calls.discarded();
            }
            Symbol.Local local = binder.declare(declared.at(), declared.name(), type, null, null);
            binder.flow.assign(local.id());
            return Calls.intoLocal(binder.scope.levelsTo(local.place()), local.slot());
        }
        return binder.assignments.out(argument);
    }

    private Bound.Value invoke(int at, Bound.Value delegate, List<Argument> arguments) {
        Types.Shape shape = java.util.Objects.requireNonNull(Types.shape(delegate.type()));
        if (arguments.size() != shape.parameters().size()) {
            return binder.fail(
                    at,
                    "Delegate '" + Types.brief(delegate.type()) + "' does not take " + arguments.size() + " arguments");
        }
        Node[] values = new Node[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = binder.conversions
                    .convert(arguments.get(i).value(), shape.parameters().get(i))
                    .node();
        }
        return Bound.Value.of(at, shape.result(), Nodes.invoke(delegate.node(), values));
    }
}
