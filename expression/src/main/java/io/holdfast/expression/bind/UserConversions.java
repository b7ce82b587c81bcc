package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions that types declare: {@code op_Implicit} and {@code op_Explicit}. */
final class UserConversions {

    private final Binder binder;
    private final Conversions conversions;

    UserConversions(Binder binder, Conversions conversions) {
        this.binder = binder;
        this.conversions = conversions;
    }

    Conversions.@Nullable Conversion find(TypeRef from, TypeRef to, boolean explicit) {
        if (Types.isVoid(from) || from.equals(Types.NULL) || Types.isInterface(from) || Types.isInterface(to)) {
            return null;
        }
        List<Candidate> usable = new ArrayList<>();
        for (Candidate each : declared(from, to, explicit)) {
            if (each.parameter(0).equals(from) && each.type().equals(to)) {
                return node -> convert(each, node, from, to);
            }
            if (usable(each, from, to, explicit)) {
                usable.add(each);
            }
        }
        Candidate best = best(usable, from, to);
        if (best == null) {
            // T? is converted as T where it is there.
            TypeRef bare = TypeRefs.underNullable(from);
            Conversions.Conversion inner = bare == null ? null : find(bare, to, explicit);
            return inner == null ? null : node -> inner.apply(Nodes.present(node));
        }
        return node -> convert(best, node, from, to);
    }

    private List<Candidate> declared(TypeRef from, TypeRef to, boolean explicit) {
        List<Candidate> all = new ArrayList<>();
        for (TypeRef side : List.of(from, Types.bare(to))) {
            if (side instanceof TypeRef.Of || side instanceof TypeRef.Array) {
                all.addAll(binder.index.members(side, "op_Implicit", Member::isStatic));
                if (explicit) {
                    all.addAll(binder.index.members(side, "op_Explicit", Member::isStatic));
                }
            }
        }
        return all;
    }

    private boolean usable(Candidate each, TypeRef from, TypeRef to, boolean explicit) {
        TypeRef takes = each.parameter(0);
        TypeRef gives = each.type();
        boolean in = conversions.standard(from, takes) != null || (explicit && reaches(takes, from));
        boolean out = conversions.standard(gives, to) != null
                || (explicit && (conversions.standard(to, gives) != null || castable(gives, to)));
        return in && out;
    }

    private static boolean reaches(TypeRef down, TypeRef up) {
        return Types.isReference(down) && Types.isReference(up) && TypeRefs.reaches(down, up);
    }

    private static boolean castable(TypeRef from, TypeRef to) {
        return io.holdfast.expression.run.Num.of(Types.bare(from)) != null
                && io.holdfast.expression.run.Num.of(Types.bare(to)) != null;
    }

    private @Nullable Candidate best(List<Candidate> usable, TypeRef from, TypeRef to) {
        Candidate best = null;
        for (Candidate each : usable) {
            if (best == null
                    || score(each, from, to) > score(best, from, to)
                    || sameScoreButCloser(each, best, from, to)) {
                best = each;
            }
        }
        return best;
    }

    private static int score(Candidate each, TypeRef from, TypeRef to) {
        return (each.type().equals(to) ? 4 : Types.bare(each.type()).equals(Types.bare(to)) ? 2 : 0)
                + (each.parameter(0).equals(from) ? 1 : 0);
    }

    private boolean sameScoreButCloser(Candidate each, Candidate than, TypeRef from, TypeRef to) {
        if (score(each, from, to) != score(than, from, to)) {
            return false;
        }
        boolean takesCloser = !each.parameter(0).equals(than.parameter(0))
                && conversions.standard(each.parameter(0), than.parameter(0)) != null;
        boolean givesCloser = !each.type().equals(than.type())
                && conversions.standard(than.type(), to) != null
                && conversions.standard(each.type(), to) != null
                && conversions.standard(than.type(), each.type()) != null;
        return takesCloser || givesCloser;
    }

    private Node convert(Candidate by, Node node, TypeRef from, TypeRef to) {
        binder.calling.used(by);
        Conversions.Conversion in = conversions.standard(from, by.parameter(0));
        Node argument = in != null ? in.apply(node) : Nodes.cast(node, by.parameter(0));
        Node called = Calls.call(by.member(), new TypeRef[0], null, new Node[] {argument});
        Conversions.Conversion out = conversions.casts.find(Bound.Value.constantless(0, by.type()), to);
        return out == null ? called : out.apply(called);
    }
}
