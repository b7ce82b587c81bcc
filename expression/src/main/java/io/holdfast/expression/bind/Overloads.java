package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the member that a call means, by C#'s rules. */
final class Overloads {

    private final Binder binder;
    private final Inference inference;
    private final Better better;
    final Refusals refusals;

    Overloads(Binder binder) {
        this.binder = binder;
        this.inference = new Inference(binder);
        this.better = new Better(binder);
        this.refusals = new Refusals(binder, this);
    }

    /**
     * The best of those that fit.
     *
     * @param types written type arguments
     * @param name as it is shown in messages
     * @return null after telling why there is none
     */
    @Nullable
    Overload resolve(int at, String name, List<Candidate> candidates, List<Argument> arguments, List<TypeRef> types) {
        return choose(at, name, fitting(candidates, arguments, types), candidates, arguments, types);
    }

    /** The best of those that were found to fit; null after telling why there is none. */
    @Nullable
    Overload choose(
            int at,
            String name,
            List<Overload> fitting,
            List<Candidate> candidates,
            List<Argument> arguments,
            List<TypeRef> types) {
        if (fitting.isEmpty()) {
            refusals.noneFits(at, name, candidates, arguments, types);
            return null;
        }
        Overload best = best(fitting, arguments);
        if (best == null) {
            refusals.ambiguous(at, fitting);
        }
        return best;
    }

    List<Overload> fitting(List<Candidate> candidates, List<Argument> arguments, List<TypeRef> types) {
        List<Overload> fitting = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (fitting.stream().anyMatch(nearer -> hides(nearer.candidate(), candidate))) {
                continue;
            }
            Overload normal = fit(Layout.of(candidate, arguments, false), arguments, types);
            if (normal != null) {
                fitting.add(normal);
                continue;
            }
            Overload expanded = fit(Layout.of(candidate, arguments, true), arguments, types);
            if (expanded != null) {
                fitting.add(expanded);
            }
        }
        return fitting;
    }

    /** What fits in a nearer type goes before all of the types above it. */
    private static boolean hides(Candidate nearer, Candidate other) {
        return !nearer.owner().equals(other.owner())
                && !nearer.member().isExtension()
                && TypeRefs.reaches(nearer.owner(), other.owner());
    }

    private @Nullable Overload fit(@Nullable Overload laid, List<Argument> arguments, List<TypeRef> types) {
        if (laid == null) {
            return null;
        }
        Overload closed = close(laid, arguments, types);
        if (closed == null) {
            return null;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!takes(closed, i, arguments.get(i))) {
                return null;
            }
        }
        return closed;
    }

    /** With its type parameters known, as written or as inferred; null if they can't be. */
    @Nullable
    Overload close(Overload laid, List<Argument> arguments, List<TypeRef> types) {
        List<String> own = laid.candidate().member().typeParameters();
        if (own.isEmpty()) {
            return types.isEmpty() ? laid : null;
        }
        if (!types.isEmpty()) {
            return types.size() == own.size() ? laid.with(types) : null;
        }
        List<TypeRef> inferred = inference.infer(laid, arguments);
        return inferred == null ? null : laid.with(inferred);
    }

    boolean takes(Overload overload, int index, Argument argument) {
        boolean out = overload.parameter(index).isOut();
        if (out != argument.isOut() || argument.mode().equals("ref")) {
            return false;
        }
        TypeRef type = overload.type(index);
        if (out) {
            return argument.value() instanceof Bound.OutDeclared
                    || (argument.value() instanceof Bound.Value value
                            && (value.type().equals(type) || value.isError()));
        }
        if (overload.candidate().member().isExtension()
                && index == 0
                && argument.value() instanceof Bound.Value value) {
            return value.isError()
                    || (!value.isNull()
                            && (TypeRefs.reaches(value.type(), type)
                                    || value.type().equals(type)));
        }
        return binder.conversions.implicit(argument.value(), type) != null;
    }

    @SuppressWarnings("ReferenceEquality")
    private @Nullable Overload best(List<Overload> fitting, List<Argument> arguments) {
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        for (Overload each : fitting) {
            if (fitting.stream().allMatch(other -> other == each || better.is(each, other, arguments))) {
                return each;
            }
        }
        return null;
    }
}
