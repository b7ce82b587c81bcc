package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.TypeSyntax;
import java.util.List;
import java.util.Optional;

/** Names that stand alone. */
final class Names {

    private final Binder binder;

    Names(Binder binder) {
        this.binder = binder;
    }

    Bound bind(Expr.Name name) {
        Symbol symbol = name.types().isEmpty() ? binder.scope.find(name.name()) : null;
        return switch (symbol) {
            case Symbol.Local local -> local(name, local);
            case Symbol.Function function -> new Bound.LocalFunction(name.at(), function);
            case Symbol.Member member -> member(name, member);
            case null -> global(name);
        };
    }

    private Bound.Value local(Expr.Name name, Symbol.Local local) {
        if (local.constant() != null) {
            return new Bound.Value(
                    name.at(), local.type(), Nodes.constant(local.constant().value()), local.constant(), null);
        }
        if (!binder.flow.isAssigned(local.id())) {
            binder.error(name.at(), "Use of unassigned local variable '" + local.name() + "'");
            binder.flow.assign(local.id());
        }
        return binder.assignments.local(name.at(), local);
    }

    private Bound member(Expr.Name name, Symbol.Member member) {
        Bound.Value whole = binder.assignments.local(name.at(), member.whole());
        Bound found = binder.members.ofValue(name.at(), whole, name.name(), List.of());
        return found instanceof Bound.Value value ? Bound.Value.of(name.at(), value.type(), value.node()) : found;
    }

    private Bound global(Expr.Name name) {
        if (name.name().equals(binder.index.rootName) && name.types().isEmpty()) {
            return Bound.Value.of(name.at(), binder.index.rootType, Nodes.root());
        }
        List<TypeRef> types = new java.util.ArrayList<>();
        for (TypeSyntax each : name.types()) {
            types.add(binder.types.bind(each));
        }
        Optional<NetType> type = binder.index.type(name.name(), types.size());
        if (type.isPresent()) {
            return types.stream().anyMatch(Types::isError)
                    ? Bound.Value.error(name.at())
                    : new Bound.Type(name.at(), type.get().ref(types.toArray(new TypeRef[0])));
        }
        if (binder.index.isNamespace(name.name())) {
            return new Bound.Namespace(name.at(), name.name());
        }
        String withheld = Withheld.type(name.name());
        if (withheld != null) {
            binder.types.unsupported(name.at(), withheld);
            return Bound.Value.error(name.at());
        }
        return binder.fail(name.at(), "The name '" + name.name() + "' does not exist in the current context");
    }
}
