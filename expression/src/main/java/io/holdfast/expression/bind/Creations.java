package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetAnonymous;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Arrays2;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code new} makes. */
final class Creations {

    private final Binder binder;
    private final Initializers initializers;

    Creations(Binder binder) {
        this.binder = binder;
        this.initializers = new Initializers(binder);
    }

    Bound.Value create(Expr.New creation) {
        TypeRef type = binder.types.bind(creation.type());
        List<Argument> arguments = binder.calling.arguments(creation.arguments());
        if (Types.isError(type)) {
            return Bound.Value.error(creation.at());
        }
        Bound.Value made = made(creation.at(), type, arguments);
        return creation.initializer() == null || made.isError()
                ? made
                : initializers.bind(made, creation.initializer());
    }

    private Bound.Value made(int at, TypeRef type, List<Argument> arguments) {
        if (!(type instanceof TypeRef.Of of)) {
            return binder.fail(at, "Cannot create an instance of '" + Types.full(type) + "'");
        }
        if (of.type().kind() == NetType.Kind.STATIC) {
            return binder.fail(at, "Cannot create an instance of the static class '" + Types.brief(type) + "'");
        }
        if (Types.isDelegate(type) && arguments.size() == 1) {
            return binder.conversions.convert(arguments.getFirst().value(), type);
        }
        List<Candidate> constructors = of.type().members().stream()
                .filter(each -> each.kind() == Member.Kind.CONSTRUCTOR)
                .map(each -> new Candidate(type, each))
                .toList();
        if (arguments.isEmpty()
                && of.type().isValueType()
                && constructors.stream().noneMatch(each -> each.parameters().isEmpty())) {
            return Bound.Value.constantless(at, type).isError()
                    ? Bound.Value.error(at)
                    : Bound.Value.of(at, type, Nodes.constant(TypeRefs.zero(type)));
        }
        if (constructors.isEmpty()) {
            return binder.fail(
                    at, "Cannot create an instance of the abstract type or interface '" + Types.brief(type) + "'");
        }
        String name = of.type().name();
        Overload best = resolve(at, name, constructors, arguments);
        return best == null
                ? Bound.Value.error(at)
                : Bound.Value.of(at, type, binder.calling.node(best, null, arguments));
    }

    private @Nullable Overload resolve(int at, String name, List<Candidate> constructors, List<Argument> arguments) {
        boolean some = constructors.stream()
                .anyMatch(
                        each -> Layout.of(each, arguments, false) != null || Layout.of(each, arguments, true) != null);
        if (!some && constructors.size() > 1) {
            binder.error(
                    at, "'" + name + "' does not contain a constructor that takes " + arguments.size() + " arguments");
            return null;
        }
        return binder.overloads.resolve(at, name, constructors, arguments, List.of());
    }

    Bound.Value anonymous(Expr.Anonymous anonymous) {
        List<TypeRef> types = new ArrayList<>();
        Node[] values = new Node[anonymous.values().size()];
        for (int i = 0; i < values.length; i++) {
            Bound.Value value = binder.expressions.value(anonymous.values().get(i));
            if (value.isNull() || Types.isVoid(value.type())) {
                binder.error(
                        value.at(),
                        "Cannot assign '" + (value.isNull() ? "<null>" : "void") + "' to anonymous type property");
            }
            String name = anonymous.names().get(i);
            if (anonymous.names().indexOf(name) != i) {
                binder.error(value.at(), "An anonymous type cannot have multiple properties with the same name");
                return Bound.Value.error(anonymous.at());
            }
            types.add(value.type());
            values[i] = value.node();
        }
        TypeRef type = binder.anonymous.of(anonymous.names(), types);
        List<String> names = List.copyOf(anonymous.names());
        return Bound.Value.of(anonymous.at(), type, Nodes.of(f -> {
            @Nullable Object[] all = new Object[values.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = values[i].eval(f);
            }
            return new NetAnonymous(type, names, all);
        }));
    }

    /** @param wanted the element type that the place gives to a bare {@code {…}}; null if it gives none */
    Bound.Value array(Expr.NewArray array, @Nullable TypeRef wanted) {
        List<Bound> items = new ArrayList<>();
        if (array.items() != null) {
            for (Expr each : array.items()) {
                items.add(binder.expressions.bind(each));
            }
        }
        TypeRef element = array.element() != null
                ? binder.types.bind(array.element())
                : wanted != null ? wanted : CommonType.of(binder, items);
        if (element == null) {
            return binder.fail(array.at(), "No best type found for implicitly-typed array");
        }
        if (Types.isError(element)) {
            return Bound.Value.error(array.at());
        }
        TypeRef type = new TypeRef.Array(element);
        if (array.items() == null) {
            return sized(array, type, element);
        }
        Node[] values = new Node[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = binder.conversions.convert(items.get(i), element).node();
        }
        if (!array.sizes().isEmpty()) {
            Bound.Value size = binder.conversions.convert(
                    binder.expressions.value(array.sizes().getFirst()), TypeRefs.INT);
            boolean fits = size.constant() != null
                    && Integer.valueOf(values.length).equals(size.constant().value());
            if (!fits && !size.isError()) {
                return binder.fail(
                        array.at(),
                        size.constant() == null
                                ? "A constant value is expected"
                                : "An array initializer of length '"
                                        + size.constant().value() + "' is expected");
            }
        }
        return Bound.Value.of(array.at(), type, Calls.array(element, values));
    }

    private Bound.Value sized(Expr.NewArray array, TypeRef type, TypeRef element) {
        if (array.sizes().size() != 1) {
            return binder.fail(array.at(), "Arrays of several dimensions are not supported within expressions");
        }
        Bound.Value size = binder.expressions.value(array.sizes().getFirst());
        boolean wide = binder.conversions.implicit(size, TypeRefs.INT) == null
                && size.type().equals(TypeRefs.LONG);
        Bound.Value length = wide ? size : binder.conversions.convert(size, TypeRefs.INT);
        return Bound.Value.of(array.at(), type, Arrays2.sized(element, length.node()));
    }
}
