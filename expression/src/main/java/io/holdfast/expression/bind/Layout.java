package io.holdfast.expression.bind;

import io.holdfast.dotnet.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which argument goes to which parameter. */
final class Layout {

    private Layout() {}

    /** Null if the arguments do not fit by number and name. */
    static @Nullable Overload of(Candidate candidate, List<Argument> arguments, boolean expanded) {
        List<Parameter> parameters = candidate.parameters();
        int last = parameters.size() - 1;
        if (expanded && (last < 0 || !parameters.get(last).isParams())) {
            return null;
        }
        int[] to = new int[arguments.size()];
        boolean[] taken = new boolean[parameters.size()];
        boolean named = false;
        for (int i = 0; i < to.length; i++) {
            Argument argument = arguments.get(i);
            named |= argument.name() != null;
            int place = argument.name() != null ? named(parameters, argument.name()) : expanded && i > last ? last : i;
            boolean again = place >= 0 && place <= last && taken[place] && !(expanded && place == last);
            if (place < 0 || place > last || again || (argument.name() == null && named && place != i)) {
                return null;
            }
            taken[place] = true;
            to[i] = place;
        }
        for (int i = 0; i <= last; i++) {
            boolean may = parameters.get(i).isOptional() || (expanded && i == last);
            if (!taken[i] && !may) {
                return null;
            }
        }
        return new Overload(candidate, to, expanded, List.of());
    }

    static int named(List<Parameter> parameters, String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
