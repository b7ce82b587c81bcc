package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Arrays2;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names behind dots, and indexes. */
final class Members {

    private final Binder binder;
    private final NullableMembers nullables;

    Members(Binder binder) {
        this.binder = binder;
        this.nullables = new NullableMembers();
    }

    Bound access(Expr.Access access, boolean called) {
        Bound target = binder.expressions.bindCalled(access.target());
        List<TypeRef> types = new ArrayList<>();
        for (TypeSyntax each : access.types()) {
            types.add(binder.types.bind(each));
        }
        return switch (target) {
            case Bound.Value value -> ofValue(access.at(), value, access.name(), types, called);
            case Bound.Type type -> ofType(access.at(), type.type(), access.name(), types);
            case Bound.Namespace namespace -> ofNamespace(access.at(), namespace.name() + "." + access.name(), types);
            default -> binder.fail(access.at(), "Operator '.' cannot be applied to operand of type 'method group'");
        };
    }

    private Bound ofNamespace(int at, String name, List<TypeRef> types) {
        Optional<NetType> type = binder.index.type(name, types.size());
        if (type.isPresent()) {
            return new Bound.Type(at, type.get().ref(types.toArray(new TypeRef[0])));
        }
        if (binder.index.isNamespace(name)) {
            return new Bound.Namespace(at, name);
        }
        binder.types.unsupported(at, name);
        return Bound.Value.error(at);
    }

    Bound ofValue(int at, Bound.Value value, String name, List<TypeRef> types) {
        return ofValue(at, value, name, types, false);
    }

    /** @param called whether it is called: then what can't be is passed over, as {@code list.Count} in {@code list.Count()} */
    private Bound ofValue(int at, Bound.Value value, String name, List<TypeRef> types, boolean called) {
        if (value.isError()) {
            return value;
        }
        if (Types.isVoid(value.type()) || value.isNull()) {
            return binder.fail(
                    at,
                    "Operator '.' cannot be applied to operand of type '" + (value.isNull() ? "<null>" : "void") + "'");
        }
        Bound special = special(at, value, name);
        if (special != null) {
            return special;
        }
        List<Candidate> found = binder.index.members(value.type(), name, any -> true);
        if (called && !found.isEmpty() && !mayBeCalled(found.getFirst())) {
            List<Candidate> methods = instance(found);
            found = methods.isEmpty() && binder.index.extensions(name).isEmpty() ? found : methods;
        }
        if (found.isEmpty()) {
            return binder.index.extensions(name).isEmpty()
                    ? missing(at, value.type(), name, false)
                    : new Bound.Methods(at, value, value.type(), name, List.of(), types);
        }
        Candidate first = found.getFirst();
        if (first.member().kind() == Member.Kind.METHOD) {
            return new Bound.Methods(at, value, value.type(), name, instance(found), types);
        }
        if (first.member().isStatic()) {
            return binder.fail(
                    at,
                    "Member '" + Types.brief(first.owner()) + "." + name
                            + "' cannot be accessed with an instance reference; qualify it with a type name instead");
        }
        return property(at, first, value);
    }

    private static boolean mayBeCalled(Candidate found) {
        return found.member().kind() == Member.Kind.METHOD || Types.isDelegate(found.type());
    }

    private static List<Candidate> instance(List<Candidate> found) {
        return found.stream()
                .filter(each -> each.member().kind() == Member.Kind.METHOD
                        && !each.member().isStatic())
                .toList();
    }

    private @Nullable Bound special(int at, Bound.Value value, String name) {
        if (value.type() instanceof TypeRef.Array && name.equals("Length")) {
            return Bound.Value.of(at, TypeRefs.INT, Arrays2.length(value.node()));
        }
        TypeRef under = TypeRefs.underNullable(value.type());
        return under == null ? null : nullables.find(at, value, under, name);
    }

    private Bound.Value property(int at, Candidate found, Bound.@Nullable Value owner) {
        binder.calling.used(found);
        Member member = found.member();
        Node[] none = {};
        if (owner == null) {
            Bound.Value constant = constant(at, found);
            return constant != null
                    ? constant
                    : Bound.Value.of(at, found.type(), Calls.call(member, new TypeRef[0], null, none));
        }
        Node load = Calls.call(member, new TypeRef[0], owner.node(), none);
        Target target = member.set() == null
                ? null
                : Target.of(
                        List.of(owner.node()),
                        parts -> Calls.call(member, new TypeRef[0], parts.getFirst(), none),
                        (parts, value) -> Calls.set(member, parts.getFirst(), none, value));
        return new Bound.Value(at, found.type(), load, null, target);
    }

    /** Values of enums, and limits of numbers such as {@code int.MaxValue}, are known when they are compiled. */
    private static Bound.@Nullable Value constant(int at, Candidate found) {
        boolean known = found.member().kind() == Member.Kind.FIELD
                && (Types.isEnum(found.type())
                        || found.type().equals(TypeRefs.INT)
                        || found.type().equals(TypeRefs.LONG)
                        || found.type().equals(TypeRefs.DOUBLE));
        return known
                ? Bound.Value.constant(
                        at,
                        found.type(),
                        found.member()
                                .get()
                                .invoke(
                                        io.holdfast.dotnet.Work.standard(),
                                        new TypeRef[0],
                                        null,
                                        new @Nullable Object[0]))
                : null;
    }

    Bound ofType(int at, TypeRef type, String name, List<TypeRef> types) {
        List<Candidate> found = binder.index.members(type, name, any -> true);
        if (found.isEmpty() && type instanceof TypeRef.Of of) {
            Optional<NetType> nested = binder.index.type(of.type().fullName() + "." + name, types.size());
            if (nested.isPresent()) {
                return new Bound.Type(at, nested.get().ref(types.toArray(new TypeRef[0])));
            }
        }
        if (found.isEmpty()) {
            return missing(at, type, name, true);
        }
        Candidate first = found.getFirst();
        if (first.member().kind() == Member.Kind.METHOD) {
            List<Candidate> statics = found.stream()
                    .filter(each -> each.member().isStatic() && each.member().kind() == Member.Kind.METHOD)
                    .toList();
            return statics.isEmpty()
                    ? binder.fail(
                            at,
                            "An object reference is required for the non-static field, method, or property '"
                                    + first.shown() + "'")
                    : new Bound.Methods(at, null, type, name, statics, types);
        }
        return first.member().isStatic()
                ? property(at, first, null)
                : binder.fail(
                        at,
                        "An object reference is required for the non-static field, method, or property '"
                                + Types.brief(type) + "." + name + "'");
    }

    Bound.Value missing(int at, TypeRef type, String name, boolean onType) {
        String fullName = type instanceof TypeRef.Of of ? of.type().fullName() : "System.Array";
        String declarer = Withheld.declarer(fullName, name);
        if (declarer != null) {
            return binder.fail(
                    at,
                    "Usage of member '" + name + "' of type '" + declarer + "' is not supported within expressions");
        }
        String words = "'" + Types.brief(type) + "' does not contain a definition for '" + name + "'";
        return binder.fail(
                at,
                onType
                        ? words
                        : words + " and no accessible extension method '" + name
                                + "' accepting a first argument of type '" + Types.brief(type)
                                + "' could be found (are you missing a using directive or an assembly reference?)");
    }

    Bound.Value index(Expr.Index index) {
        Bound.Value target = binder.expressions.value(index.target());
        List<Argument> arguments = binder.calling.arguments(index.arguments());
        return index(index.at(), target, arguments);
    }

    Bound.Value index(int at, Bound.Value target, List<Argument> arguments) {
        if (target.isError()) {
            return target;
        }
        if (target.type() instanceof TypeRef.Array array) {
            return ofArray(at, target, array, arguments);
        }
        List<Candidate> found = Types.isVoid(target.type()) || target.isNull()
                ? List.of()
                : binder.index.members(target.type(), "Item", each -> each.kind() == Member.Kind.INDEXER);
        if (found.isEmpty()) {
            return binder.fail(
                    at, "Cannot apply indexing with [] to an expression of type '" + Types.brief(target.type()) + "'");
        }
        Overload best = binder.overloads.resolve(at, "this", found, arguments, List.of());
        return best == null ? Bound.Value.error(at) : indexed(at, target, best, arguments);
    }

    private Bound.Value indexed(int at, Bound.Value target, Overload best, List<Argument> arguments) {
        binder.calling.used(best.candidate());
        Member member = best.candidate().member();
        Node[] values = binder.calling.values(
                best, arguments, new Calls.Put[member.parameters().size()]);
        List<Node> parts = new ArrayList<>();
        parts.add(target.node());
        parts.addAll(List.of(values));
        Target place = member.set() == null
                ? null
                : Target.of(
                        parts,
                        all -> Calls.call(member, new TypeRef[0], all.getFirst(), rest(all)),
                        (all, value) -> Calls.set(member, all.getFirst(), rest(all), value));
        return new Bound.Value(
                at, best.result(), Calls.call(member, new TypeRef[0], target.node(), values), null, place);
    }

    private static Node[] rest(List<Node> parts) {
        return parts.subList(1, parts.size()).toArray(new Node[0]);
    }

    private Bound.Value ofArray(int at, Bound.Value target, TypeRef.Array array, List<Argument> arguments) {
        if (arguments.size() != 1) {
            return binder.fail(at, "Wrong number of indices inside []; expected 1");
        }
        Bound given = arguments.getFirst().value();
        boolean wide = given instanceof Bound.Value value
                && binder.conversions.implicit(value, TypeRefs.INT) == null
                && (value.type().equals(TypeRefs.LONG)
                        || value.type().equals(TypeRefs.UINT)
                        || value.type().equals(TypeRefs.ULONG));
        Node index = wide && given instanceof Bound.Value value
                ? value.node()
                : binder.conversions.convert(given, TypeRefs.INT).node();
        return new Bound.Value(
                at,
                array.element(),
                Arrays2.at(target.node(), index),
                null,
                Target.of(
                        List.of(target.node(), index),
                        all -> Arrays2.at(all.get(0), all.get(1)),
                        (all, value) -> Arrays2.put(all.get(0), all.get(1), value)));
    }
}
