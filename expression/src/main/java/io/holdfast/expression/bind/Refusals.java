package io.holdfast.expression.bind;

import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says why no member fits a call. */
final class Refusals {

    private final Binder binder;
    private final Overloads overloads;

    Refusals(Binder binder, Overloads overloads) {
        this.binder = binder;
        this.overloads = overloads;
    }

    void ambiguous(int at, List<Overload> fitting) {
        binder.error(
                at,
                "The call is ambiguous between the following methods or properties: '"
                        + fitting.get(0).candidate().shown() + "' and '"
                        + fitting.get(1).candidate().shown() + "'");
    }

    void noneFits(int at, String name, List<Candidate> candidates, List<Argument> arguments, List<TypeRef> types) {
        if (arguments.stream().anyMatch(each -> each.value() instanceof Bound.Value value && value.isError())) {
            return;
        }
        Overload laid = null;
        for (Candidate each : candidates) {
            Overload normal = Layout.of(each, arguments, false);
            Overload closest = normal != null ? normal : Layout.of(each, arguments, true);
            laid = laid == null ? closest : laid;
        }
        if (laid == null) {
            number(at, name, candidates, arguments);
            return;
        }
        Overload closed = overloads.close(laid, arguments, types);
        if (closed == null) {
            notInferred(at, laid, arguments, types);
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!overloads.takes(closed, i, arguments.get(i))) {
                argument(closed, i, arguments.get(i));
                return;
            }
        }
    }

    private void notInferred(int at, Overload laid, List<Argument> arguments, List<TypeRef> types) {
        int own = laid.candidate().member().typeParameters().size();
        if (!types.isEmpty()) {
            binder.error(
                    at,
                    own == 0
                            ? "The non-generic method '" + laid.candidate().shown()
                                    + "' cannot be used with type arguments"
                            : "Using the generic method '" + laid.candidate().shown() + "' requires " + own
                                    + " type arguments");
            return;
        }
        int before = binder.problems.count();
        for (Argument each : arguments) {
            if (each.value() instanceof Bound.Lambda lambda) {
                binder.lambdas.reportBody(lambda);
            }
        }
        if (binder.problems.count() == before) {
            binder.error(
                    at,
                    "The type arguments for method '" + laid.candidate().shown()
                            + "' cannot be inferred from the usage. Try specifying the type arguments explicitly.");
        }
    }

    private void argument(Overload overload, int index, Argument argument) {
        int number = index + (overload.candidate().member().isExtension() ? 0 : 1);
        if (overload.parameter(index).isOut() && !argument.isOut()) {
            binder.error(argument.at(), "Argument " + number + " must be passed with the 'out' keyword");
            return;
        }
        if (!overload.parameter(index).isOut() && !argument.mode().isEmpty()) {
            binder.error(
                    argument.at(),
                    "Argument " + number + " may not be passed with the '" + argument.mode() + "' keyword");
            return;
        }
        TypeRef to = overload.type(index);
        if (argument.value() instanceof Bound.Lambda lambda) {
            binder.lambdas.refuse(lambda, to);
            return;
        }
        binder.error(
                argument.at(),
                "Argument " + number + ": cannot convert from '" + shown(argument.value()) + "' to '" + Types.full(to)
                        + "'");
    }

    private static String shown(Bound value) {
        return switch (value) {
            case Bound.Value known -> Types.full(known.type());
            case Bound.Methods methods -> "method group";
            case Bound.LocalFunction function -> "method group";
            default -> "?";
        };
    }

    private void number(int at, String name, List<Candidate> candidates, List<Argument> arguments) {
        boolean extension = candidates.stream().anyMatch(each -> each.member().isExtension());
        if (candidates.size() == 1) {
            String missing = missing(candidates.getFirst(), arguments);
            if (missing != null) {
                binder.error(
                        at,
                        "There is no argument given that corresponds to the required formal parameter '" + missing
                                + "' of '" + candidates.getFirst().shown() + "'");
                return;
            }
        }
        for (Argument each : arguments) {
            if (each.name() != null
                    && candidates.stream().allMatch(one -> Layout.named(one.parameters(), each.name()) < 0)) {
                binder.error(
                        each.at(),
                        "The best overload for '" + name + "' does not have a parameter named '" + each.name() + "'");
                return;
            }
        }
        binder.error(
                at,
                "No overload for method '" + name + "' takes " + (arguments.size() - (extension ? 1 : 0))
                        + " arguments");
    }

    private static @Nullable String missing(Candidate only, List<Argument> arguments) {
        List<Parameter> parameters = only.parameters();
        if (arguments.stream().anyMatch(each -> each.name() != null) || arguments.size() >= parameters.size()) {
            return null;
        }
        return IntStream.range(arguments.size(), parameters.size())
                .mapToObj(parameters::get)
                .filter(each -> !each.isOptional() && !each.isParams())
                .map(Parameter::name)
                .findFirst()
                .orElse(null);
    }
}
