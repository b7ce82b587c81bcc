package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds type arguments that were not written, lambdas' results among what they follow from. */
final class Inference {

    private final Binder binder;

    Inference(Binder binder) {
        this.binder = binder;
    }

    /** What is known of the type parameters of one method. */
    private final class State {
        final List<String> names;
        final Map<String, Set<TypeRef>> exact = new HashMap<>();
        final Map<String, Set<TypeRef>> lower = new HashMap<>();
        final Map<String, Set<TypeRef>> upper = new HashMap<>();
        final Map<String, TypeRef> fixed = new HashMap<>();

        State(List<String> names) {
            this.names = names;
        }

        boolean isOpen(TypeRef type) {
            Set<String> open = new HashSet<>(names);
            open.removeAll(fixed.keySet());
            return Types.mentions(type, open);
        }

        TypeRef close(TypeRef type) {
            List<String> known = new ArrayList<>(fixed.keySet());
            return TypeRefs.substitute(
                    type, known, known.stream().map(fixed::get).toList());
        }

        private @Nullable String variable(TypeRef type) {
            return type instanceof TypeRef.Variable variable && names.contains(variable.name())
                    ? variable.name()
                    : null;
        }

        private void bound(Map<String, Set<TypeRef>> of, String name, TypeRef type) {
            of.computeIfAbsent(name, any -> new java.util.LinkedHashSet<>()).add(type);
        }

        void lower(TypeRef from, TypeRef to) {
            String name = variable(to);
            if (name != null) {
                bound(lower, name, from);
            } else if (to instanceof TypeRef.Array wanted && from instanceof TypeRef.Array array) {
                same(array.element(), wanted.element(), TypeRefs.isValueType(array.element()));
            } else if (to instanceof TypeRef.Of wanted && !wanted.arguments().isEmpty()) {
                TypeRef under = TypeRefs.underNullable(to);
                if (under != null) {
                    lower(Types.bare(from), under);
                    return;
                }
                TypeRef.Of found = TypeRefs.as(from, wanted.type());
                if (found != null) {
                    arguments(found, wanted, false);
                }
            }
        }

        private void same(TypeRef from, TypeRef to, boolean exactly) {
            if (exactly) {
                exact(from, to);
            } else {
                lower(from, to);
            }
        }

        private void arguments(TypeRef.Of from, TypeRef.Of to, boolean up) {
            for (int i = 0; i < from.arguments().size(); i++) {
                TypeRef a = from.arguments().get(i);
                TypeRef b = to.arguments().get(i);
                NetType.Variance variance = from.type().variance(i);
                if (variance == NetType.Variance.NONE || TypeRefs.isValueType(a)) {
                    exact(a, b);
                } else if (variance == NetType.Variance.OUT != up) {
                    lower(a, b);
                } else {
                    upper(a, b);
                }
            }
        }

        void upper(TypeRef from, TypeRef to) {
            String name = variable(to);
            if (name != null) {
                bound(upper, name, from);
            } else if (to instanceof TypeRef.Of wanted
                    && from instanceof TypeRef.Of given
                    && wanted.type() == given.type()) {
                arguments(given, wanted, true);
            }
        }

        void exact(TypeRef from, TypeRef to) {
            String name = variable(to);
            if (name != null) {
                bound(exact, name, from);
            } else if (to instanceof TypeRef.Array wanted && from instanceof TypeRef.Array array) {
                exact(array.element(), wanted.element());
            } else if (to instanceof TypeRef.Of wanted
                    && from instanceof TypeRef.Of given
                    && wanted.type() == given.type()) {
                for (int i = 0; i < given.arguments().size(); i++) {
                    exact(given.arguments().get(i), wanted.arguments().get(i));
                }
            }
        }

        boolean hasBounds(String name) {
            return exact.containsKey(name) || lower.containsKey(name) || upper.containsKey(name);
        }

        /** The one type that all bounds agree with. */
        boolean fix(String name) {
            Set<TypeRef> all = new java.util.LinkedHashSet<>(exact.getOrDefault(name, Set.of()));
            all.addAll(lower.getOrDefault(name, Set.of()));
            all.addAll(upper.getOrDefault(name, Set.of()));
            List<TypeRef> left = new ArrayList<>();
            for (TypeRef each : all) {
                boolean fits = exact.getOrDefault(name, Set.of()).stream().allMatch(each::equals)
                        && lower.getOrDefault(name, Set.of()).stream().allMatch(from -> converts(from, each))
                        && upper.getOrDefault(name, Set.of()).stream().allMatch(to -> converts(each, to));
                if (fits) {
                    left.add(each);
                }
            }
            for (TypeRef each : left) {
                if (left.stream().allMatch(other -> converts(other, each))) {
                    fixed.put(name, each);
                    return true;
                }
            }
            return false;
        }

        private boolean converts(TypeRef from, TypeRef to) {
            return binder.conversions.standard(from, to) != null;
        }
    }

    /** Null if they can't be found. */
    @Nullable
    List<TypeRef> infer(Overload laid, List<Argument> arguments) {
        var state = new State(laid.candidate().member().typeParameters());
        List<Integer> later = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            TypeRef type = laid.open(i);
            switch (arguments.get(i).value()) {
                case Bound.Value value -> {
                    if (value.isError()) {
                        state.names.forEach(name -> state.bound(state.lower, name, Types.ERROR));
                    } else if (!value.isNull() && !Types.isVoid(value.type())) {
                        if (arguments.get(i).isOut()) {
                            state.exact(value.type(), type);
                        } else {
                            state.lower(value.type(), type);
                        }
                    }
                }
                case Bound.Lambda lambda -> {
                    binder.lambdas.writtenTypes(lambda, type, state::exact);
                    later.add(i);
                }
                case Bound.Methods methods -> later.add(i);
                case Bound.LocalFunction function -> later.add(i);
                default -> {}
            }
        }
        return complete(state, laid, arguments, later);
    }

    private @Nullable List<TypeRef> complete(
            State state, Overload laid, List<Argument> arguments, List<Integer> later) {
        while (state.fixed.size() < state.names.size()) {
            boolean moved = fixIndependent(state, laid, later);
            for (Integer index : List.copyOf(later)) {
                Types.Shape shape = Types.shape(laid.open(index));
                if (shape != null && shape.parameters().stream().noneMatch(state::isOpen)) {
                    later.remove((Object) index);
                    moved = true;
                    TypeRef result = result(
                            arguments.get(index).value(),
                            shape.parameters().stream().map(state::close).toList());
                    if (result != null && !Types.isVoid(result)) {
                        state.lower(result, shape.result());
                    }
                }
            }
            if (!moved) {
                return null;
            }
        }
        return state.names.stream()
                .map(name -> java.util.Objects.requireNonNull(state.fixed.get(name)))
                .toList();
    }

    private boolean fixIndependent(State state, Overload laid, List<Integer> later) {
        boolean moved = false;
        for (String name : state.names) {
            if (state.fixed.containsKey(name) || !state.hasBounds(name)) {
                continue;
            }
            boolean waits = later.stream().anyMatch(index -> {
                Types.Shape shape = Types.shape(laid.open(index));
                return shape != null
                        && Types.mentions(shape.result(), Set.of(name))
                        && !Types.mentions(
                                shape.parameters().isEmpty()
                                        ? Types.VOID
                                        : shape.parameters().getFirst(),
                                Set.of(name));
            });
            if (!waits && state.fix(name)) {
                moved = true;
            }
        }
        return moved;
    }

    private @Nullable TypeRef result(Bound argument, List<TypeRef> parameters) {
        return switch (argument) {
            case Bound.Lambda lambda -> binder.lambdas.result(lambda, parameters);
            case Bound.Methods methods -> binder.lambdas.result(methods, parameters);
            case Bound.LocalFunction function -> function.function().result();
            default -> null;
        };
    }
}
