package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes a place: {@code =}, {@code +=}, {@code ++}, and {@code out}. */
final class Assignments {

    private final Binder binder;

    Assignments(Binder binder) {
        this.binder = binder;
    }

    /** A local as a place, whether or not it has a value. */
    Bound.Value local(int at, Symbol.Local local) {
        int levels = binder.scope.levelsTo(local.place());
        Node load = Nodes.local(levels, local.slot());
        if (local.readOnly() != null || local.constant() != null) {
            return new Bound.Value(at, local.type(), load, local.constant(), null);
        }
        return new Bound.Value(at, local.type(), load, null, new OfLocal(local, levels));
    }

    /** The place of a local. */
    private record OfLocal(Symbol.Local local, int levels) implements Target {
        @Override
        public Node store(Node value) {
            return Nodes.store(levels, local.slot(), value);
        }

        @Override
        public Once once(Binder binder) {
            return new Once(List.of(), Nodes.local(levels, local.slot()), this);
        }

        @Override
        public void assigned(Binder binder) {
            binder.flow.assign(local.id());
        }
    }

    /** Something that is to be assigned to, and not read. */
    Bound.Value target(Expr expression) {
        if (expression instanceof Expr.Name name
                && name.types().isEmpty()
                && binder.scope.find(name.name()) instanceof Symbol.Local local) {
            if (local.readOnly() != null) {
                return binder.fail(
                        name.at(),
                        "Cannot assign to '" + local.name() + "' because it is a '" + local.readOnly() + "'");
            }
            if (local.constant() == null) {
                return local(name.at(), local);
            }
        }
        Bound.Value value = binder.expressions.value(expression);
        if (value.target() == null && !value.isError()) {
            return readOnly(expression.at(), value, name(expression));
        }
        return value;
    }

    private static @Nullable String name(Expr expression) {
        return switch (expression) {
            case Expr.Access access -> access.name();
            case Expr.Index index -> "this";
            default -> null;
        };
    }

    Bound.Value readOnly(int at, Bound.Value value, @Nullable String name) {
        return binder.fail(
                at,
                name == null || value.constant() != null
                        ? "The left-hand side of an assignment must be a variable, property or indexer"
                        : "Property or indexer '" + name + "' cannot be assigned to -- it is read only");
    }

    Bound.Value assign(Expr.Assign assign) {
        if (!assign.operator().isEmpty()) {
            return compound(assign);
        }
        if (assign.target() instanceof Expr.Name name && name.name().equals("_") && binder.scope.find("_") == null) {
            return binder.expressions.value(assign.value());
        }
        if (assign.target() instanceof Expr.Tuple tuple) {
            binder.types.unsupported(tuple.at(), "System.ValueTuple");
            return Bound.Value.error(tuple.at());
        }
        Bound.Value target = target(assign.target());
        Bound.Value value = binder.conversions.convert(binder.expressions.bind(assign.value()), target.type());
        if (target.target() == null) {
            return Bound.Value.error(assign.at());
        }
        target.target().assigned(binder);
        return Bound.Value.of(assign.at(), target.type(), target.target().store(value.node()));
    }

    private Bound.Value compound(Expr.Assign assign) {
        Bound.Value place = read(assign.target());
        if (place.target() == null) {
            binder.expressions.bind(assign.value());
            return Bound.Value.error(assign.at());
        }
        Target.Once once = place.target().once(binder);
        Bound.Value loaded = Bound.Value.of(place.at(), place.type(), once.load());
        Bound.Value value = binder.expressions.value(assign.value());
        Bound.Value result = binder.operators.bind(assign.at(), assign.operator(), loaded, value);
        return Bound.Value.of(
                assign.at(),
                place.type(),
                kept(
                        once,
                        once.target()
                                .store(narrowed(result, place.type(), value).node())));
    }

    /** {@code b += 1} of a byte gives a byte, since 1 is one. */
    private Bound.Value narrowed(Bound.Value result, TypeRef to, Bound.Value value) {
        boolean numbers = Num.of(Types.bare(result.type())) != null && Num.of(Types.bare(to)) != null;
        if (numbers && binder.conversions.implicit(value, to) != null) {
            Conversions.Conversion cast = binder.conversions.casts.find(result, to);
            if (cast != null) {
                return Bound.Value.of(result.at(), to, cast.apply(result.node()));
            }
        }
        return binder.conversions.convert(result, to);
    }

    /** A place that is read before it is written. */
    private Bound.Value read(Expr expression) {
        Bound.Value value = binder.expressions.value(expression);
        return value.target() != null || value.isError() ? value : target(expression);
    }

    private static Node kept(Target.Once once, Node node) {
        return once.first().isEmpty() ? node : Nodes.sequence(once.first().toArray(new Node[0]), node);
    }

    Bound.Value step(Expr.Step step) {
        Bound.Value place = binder.expressions.value(step.operand());
        if (place.constant() != null) {
            return binder.fail(
                    step.operand().at(),
                    "The operand of an increment or decrement operator must be a variable, property or indexer");
        }
        place = place.target() != null || place.isError() ? place : target(step.operand());
        if (place.target() == null) {
            return Bound.Value.error(step.at());
        }
        Num kind = Num.of(Types.bare(place.type()));
        if (kind == null && !Types.isEnum(place.type())) {
            return binder.fail(
                    step.at(),
                    "Operator '" + (step.up() ? "++" : "--") + "' cannot be applied to operand of type '"
                            + Types.brief(place.type()) + "'");
        }
        Target.Once once = place.target().once(binder);
        int before = binder.scope.place.size.add();
        Bound.Value loaded = Bound.Value.of(step.at(), place.type(), Nodes.local(0, before));
        Bound.Value one = Bound.Value.constant(step.at(), TypeRefs.INT, 1);
        Bound.Value changed = binder.operators.bind(step.at(), step.up() ? "+" : "-", loaded, one);
        Conversions.Conversion cast = binder.conversions.casts.find(changed, place.type());
        if (cast == null) {
            return Bound.Value.error(step.at());
        }
        List<Node> first = new ArrayList<>(once.first());
        first.add(Nodes.store(0, before, once.load()));
        Node store = once.target().store(cast.apply(changed.node()));
        if (!step.before()) {
            first.add(store);
        }
        return Bound.Value.of(
                step.at(),
                place.type(),
                Nodes.sequence(first.toArray(new Node[0]), step.before() ? store : loaded.node()));
    }

    /** Where a value that a method gives back goes. */
    Calls.Put out(Argument argument) {
        if (argument.value() instanceof Bound.Value value && value.target() instanceof OfLocal of) {
            of.assigned(binder);
            return Calls.intoLocal(of.levels(), of.local().slot());
        }
        if (!(argument.value() instanceof Bound.Value value && value.isError())) {
            binder.error(argument.at(), "A ref or out value must be an assignable variable");
        }
        return Calls.discarded();
    }
}
