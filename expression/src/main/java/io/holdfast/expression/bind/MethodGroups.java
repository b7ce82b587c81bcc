package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Code;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code xs.Select(int.Parse)}: methods that are named and not called. */
final class MethodGroups {

    private final Binder binder;

    MethodGroups(Binder binder) {
        this.binder = binder;
    }

    @Nullable
    Overload find(Bound.Methods methods, Types.Shape shape) {
        Overload found = find(methods, shape.parameters());
        boolean fits = found != null
                && (Types.isVoid(shape.result())
                        || binder.conversions.standard(found.result(), shape.result()) != null);
        return fits ? found : null;
    }

    /** The method that would be called with values of such types. */
    @Nullable
    Overload find(Bound.Methods methods, List<TypeRef> parameters) {
        List<Argument> arguments = arguments(parameters);
        List<Overload> fitting = binder.overloads.fitting(methods.candidates(), arguments, methods.types());
        if (fitting.isEmpty() || fitting.size() == 1) {
            return fitting.isEmpty() ? null : fitting.getFirst();
        }
        return binder.overloads.resolve(methods.at(), methods.name(), methods.candidates(), arguments, methods.types());
    }

    private static List<Argument> arguments(List<TypeRef> parameters) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(Argument.of(Bound.Value.of(0, parameters.get(i), Nodes.local(0, i))));
        }
        return arguments;
    }

    boolean fits(Symbol.Function function, Types.Shape shape) {
        return function.parameters().equals(shape.parameters())
                && (Types.isVoid(shape.result())
                        || binder.conversions.standard(function.result(), shape.result()) != null);
    }

    Bound.Value convert(Bound.Methods methods, TypeRef to, Types.Shape shape) {
        Overload found = java.util.Objects.requireNonNull(find(methods, shape));
        var place = new Scope.Place(binder.scope.place);
        shape.parameters().forEach(each -> place.size.add());
        var code = new Code(place.size);
        if (methods.receiver() == null) {
            code.body(binder.calling.node(found, null, arguments(shape.parameters())), null);
            return Bound.Value.of(methods.at(), to, code.lambda());
        }
        // The object is looked at when the delegate is made.
        int kept = binder.scope.place.size.add();
        Node self = Nodes.local(1, kept);
        code.body(
                binder.calling.node(
                        found,
                        Bound.Value.of(methods.at(), methods.receiver().type(), self),
                        arguments(shape.parameters())),
                null);
        Node keeping = Nodes.store(0, kept, methods.receiver().node());
        return Bound.Value.of(methods.at(), to, Nodes.sequence(new Node[] {keeping}, code.lambda()));
    }
}
