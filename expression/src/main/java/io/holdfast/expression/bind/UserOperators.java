package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators that types declare. */
final class UserOperators {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("+", "op_Addition"),
            Map.entry("-", "op_Subtraction"),
            Map.entry("*", "op_Multiply"),
            Map.entry("/", "op_Division"),
            Map.entry("%", "op_Modulus"),
            Map.entry("==", "op_Equality"),
            Map.entry("!=", "op_Inequality"),
            Map.entry("<", "op_LessThan"),
            Map.entry("<=", "op_LessThanOrEqual"),
            Map.entry(">", "op_GreaterThan"),
            Map.entry(">=", "op_GreaterThanOrEqual"),
            Map.entry("&", "op_BitwiseAnd"),
            Map.entry("|", "op_BitwiseOr"),
            Map.entry("^", "op_ExclusiveOr"));

    private static final Map<String, String> UNARY =
            Map.of("-", "op_UnaryNegation", "+", "op_UnaryPlus", "!", "op_LogicalNot", "~", "op_OnesComplement");

    private final Binder binder;

    UserOperators(Binder binder) {
        this.binder = binder;
    }

    private static boolean isBuiltIn(TypeRef type) {
        return Num.of(type) != null
                || type.equals(TypeRefs.STRING)
                || type.equals(TypeRefs.BOOL)
                || type.equals(TypeRefs.OBJECT)
                || type.equals(Types.NULL)
                || Types.isEnum(type);
    }

    private List<Candidate> declared(String name, TypeRef... sides) {
        List<Candidate> all = new ArrayList<>();
        for (TypeRef side : sides) {
            if (!isBuiltIn(side) && side instanceof TypeRef.Of) {
                for (Candidate each : binder.index.members(side, name, Member::isStatic)) {
                    if (!all.contains(each)) {
                        all.add(each);
                    }
                }
            }
        }
        return all;
    }

    Bound.@Nullable Value find(int at, String operator, Bound.Value a, Bound.Value b) {
        String name = NAMES.get(operator);
        if (name == null) {
            return null;
        }
        List<Candidate> declared = declared(name, Types.bare(a.type()), Types.bare(b.type()));
        Candidate best = null;
        boolean lifted = false;
        for (Candidate each : declared) {
            if (takes(each, a, b, false) && (best == null || lifted || better(each, best))) {
                best = each;
                lifted = false;
            } else if (best == null && takes(each, a, b, true)) {
                best = each;
                lifted = true;
            }
        }
        return best == null ? null : lifted ? lifted(at, operator, best, a, b) : plain(at, best, a, b);
    }

    private boolean takes(Candidate each, Bound.Value a, Bound.Value b, boolean lifted) {
        return each.parameters().size() == 2
                && takes(each.parameter(0), a, lifted)
                && takes(each.parameter(1), b, lifted);
    }

    private boolean takes(TypeRef parameter, Bound.Value value, boolean lifted) {
        return binder.conversions.implicit(value, lifted ? Types.nullable(parameter) : parameter) != null;
    }

    private boolean better(Candidate each, Candidate than) {
        return binder.conversions.standard(each.parameter(0), than.parameter(0)) != null
                && binder.conversions.standard(each.parameter(1), than.parameter(1)) != null;
    }

    private Bound.Value plain(int at, Candidate by, Bound.Value a, Bound.Value b) {
        binder.calling.used(by);
        Node[] operands = {
            binder.conversions.convert(a, by.parameter(0)).node(),
            binder.conversions.convert(b, by.parameter(1)).node()
        };
        return Bound.Value.of(at, by.type(), Calls.call(by.member(), new TypeRef[0], null, operands));
    }

    private Bound.Value lifted(int at, String operator, Candidate by, Bound.Value a, Bound.Value b) {
        binder.calling.used(by);
        Node first =
                binder.conversions.convert(a, Types.nullable(by.parameter(0))).node();
        Node second =
                binder.conversions.convert(b, Types.nullable(by.parameter(1))).node();
        if (by.type().equals(TypeRefs.BOOL)) {
            return Bound.Value.of(at, TypeRefs.BOOL, Calls.liftedComparison(operator, by.member(), first, second));
        }
        return Bound.Value.of(at, Types.nullable(by.type()), Calls.lifted(by.member(), first, second));
    }

    Bound.@Nullable Value find(int at, String operator, Bound.Value operand) {
        String name = UNARY.get(operator);
        if (name == null) {
            return null;
        }
        for (Candidate each : declared(name, operand.type())) {
            if (binder.conversions.implicit(operand, each.parameter(0)) != null) {
                binder.calling.used(each);
                Node[] only = {
                    binder.conversions.convert(operand, each.parameter(0)).node()
                };
                return Bound.Value.of(at, each.type(), Calls.call(each.member(), new TypeRef[0], null, only));
            }
        }
        return null;
    }
}
