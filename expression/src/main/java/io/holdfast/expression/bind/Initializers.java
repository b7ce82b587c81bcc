package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code { A = 1, ["k"] = 2 }} and {@code { 1, { "k", 2 } }} behind {@code new}. */
final class Initializers {

    private final Binder binder;

    Initializers(Binder binder) {
        this.binder = binder;
    }

    Bound.Value bind(Bound.Value made, Expr.Initializer initializer) {
        int slot = binder.scope.place.size.add();
        List<Node> first = new ArrayList<>();
        first.add(Nodes.store(0, slot, made.node()));
        Bound.Value object = Bound.Value.of(made.at(), made.type(), Nodes.local(0, slot));
        fill(object, initializer, first);
        return Bound.Value.of(made.at(), made.type(), Nodes.sequence(first.toArray(new Node[0]), object.node()));
    }

    private void fill(Bound.Value object, Expr.Initializer initializer, List<Node> into) {
        for (Expr.Element element : initializer.elements()) {
            binder.step(element.at());
            Bound.Value place = place(object, element);
            if (place == null) {
                add(object, element, into);
            } else if (element.nested() != null) {
                fill(place, element.nested(), into);
            } else if (place.target() != null) {
                Bound value = element.values().getFirst() instanceof Expr.NewArray array
                                && array.element() == null
                                && place.type() instanceof TypeRef.Array wanted
                        ? binder.creations.array(array, wanted.element())
                        : binder.expressions.bind(element.values().getFirst());
                into.add(place.target()
                        .store(binder.conversions.convert(value, place.type()).node()));
            } else if (!place.isError()) {
                binder.assignments.readOnly(element.at(), place, element.member());
            }
        }
    }

    private Bound.@Nullable Value place(Bound.Value object, Expr.Element element) {
        if (element.index() != null) {
            return binder.members.index(element.at(), object, binder.calling.arguments(element.index()));
        }
        if (element.member() == null) {
            return null;
        }
        return binder.members.ofValue(element.at(), object, element.member(), List.of()) instanceof Bound.Value value
                ? value
                : binder.fail(
                        element.at(),
                        "Member '" + element.member() + "' cannot be initialized. It is not a field or property.");
    }

    private void add(Bound.Value object, Expr.Element element, List<Node> into) {
        List<Argument> arguments = new ArrayList<>();
        for (Expr each : element.values()) {
            arguments.add(Argument.of(binder.expressions.bind(each)));
        }
        if (binder.index.members(object.type(), "Add", any -> true).isEmpty()) {
            binder.error(
                    element.at(),
                    "Cannot initialize type '" + Types.full(object.type())
                            + "' with a collection initializer because it does not implement 'System.Collections.IEnumerable'");
            return;
        }
        if (binder.members.ofValue(element.at(), object, "Add", List.of()) instanceof Bound.Methods methods) {
            into.add(binder.calling.call(element.at(), methods, arguments).node());
        }
    }
}
