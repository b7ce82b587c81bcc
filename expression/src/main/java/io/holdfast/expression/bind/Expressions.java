package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetUInt;
import io.holdfast.dotnet.NetULong;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.BoolNode;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what each kind of expression means. */
final class Expressions {

    final TextBinder texts;
    final LocalFunctions functions;
    private final Binder binder;
    private final Names names;
    private final Choices choices;
    private final CastBinder casts;
    private final Deque<Bound.Value> receivers = new ArrayDeque<>();

    Expressions(Binder binder) {
        this.binder = binder;
        this.texts = new TextBinder(binder);
        this.functions = new LocalFunctions(binder);
        this.names = new Names(binder);
        this.choices = new Choices(binder);
        this.casts = new CastBinder(binder, choices);
    }

    /** Anything but a type or a namespace. */
    Bound bind(Expr expression) {
        Bound bound = bindCalled(expression);
        return bound instanceof Bound.Type || bound instanceof Bound.Namespace ? value(bound) : bound;
    }

    /** Something with a value. */
    Bound.Value value(Expr expression) {
        return value(bindCalled(expression));
    }

    private Bound.Value value(Bound bound) {
        return switch (bound) {
            case Bound.Value value -> value;
            case Bound.Type type ->
                binder.fail(
                        type.at(),
                        "'" + Types.brief(type.type()) + "' is a type, which is not valid in the given context");
            case Bound.Namespace namespace ->
                binder.fail(namespace.at(), "'" + namespace.name() + "' is a namespace but is used like a variable");
            case Bound.Lambda lambda ->
                binder.fail(lambda.at(), "Cannot assign lambda expression to an implicitly-typed variable");
            case Bound.Methods methods ->
                binder.fail(methods.at(), "Cannot assign method group to an implicitly-typed variable");
            case Bound.LocalFunction function ->
                binder.fail(function.at(), "Cannot assign method group to an implicitly-typed variable");
            case Bound.Default any -> binder.fail(any.at(), "There is no target type for the default literal.");
            case Bound.Thrown thrown -> binder.fail(thrown.at(), "A throw expression is not allowed in this context.");
            case Bound.OutDeclared declared -> Bound.Value.error(declared.at());
        };
    }

    /** A condition, after which {@link Binder#branches} tells what is known. */
    Bound.Value condition(Expr expression) {
        Bound bound = branching(expression);
        if (bound instanceof Bound.Value value && value.type().equals(TypeRefs.BOOL)) {
            return value;
        }
        binder.settle();
        return binder.conversions.convert(bound, TypeRefs.BOOL);
    }

    /** Anything, types among it: what stands before a dot or a bracket. */
    Bound bindCalled(Expr expression) {
        Bound bound = branching(expression);
        binder.settle();
        return bound;
    }

    private Bound branching(Expr expression) {
        binder.step(expression.at());
        return switch (expression) {
            case Expr.Literal literal -> literal(literal);
            case Expr.Interpolated text -> texts.interpolated(text);
            case Expr.Name name -> names.bind(name);
            case Expr.TypeName name -> typed(name);
            case Expr.Access access -> binder.members.access(access, false);
            case Expr.Conditional conditional -> conditional(conditional);
            case Expr.Receiver receiver -> receivers.element();
            case Expr.Call call -> binder.calling.call(call);
            case Expr.Index index -> binder.members.index(index);
            case Expr.Unary unary -> unary(unary);
            case Expr.Step step -> binder.assignments.step(step);
            case Expr.Binary binary -> binary(binary);
            case Expr.Assign assign -> binder.assignments.assign(assign);
            case Expr.Choice choice -> choices.choice(choice);
            case Expr.Cast cast -> casts.cast(cast);
            case Expr.Is is -> binder.patterns.is(is);
            case Expr.As as -> casts.as(as);
            case Expr.TypeOf type ->
                binder.fail(type.at(), "Usage of type 'System.Type' is not supported within expressions");
            case Expr.NameOf nameOf -> nameOf(nameOf);
            case Expr.Default any -> defaultOf(any);
            case Expr.New creation -> binder.creations.create(creation);
            case Expr.Anonymous anonymous -> binder.creations.anonymous(anonymous);
            case Expr.NewArray array -> binder.creations.array(array, null);
            case Expr.Lambda lambda -> new Bound.Lambda(lambda.at(), lambda, binder.scope);
            case Expr.Declared declared -> binder.fail(declared.at(), "Invalid expression term 'out'");
            case Expr.Throw thrown -> thrown(thrown);
            case Expr.Tuple tuple -> {
                binder.types.unsupported(tuple.at(), "System.ValueTuple");
                yield Bound.Value.error(tuple.at());
            }
            case Expr.Refused refused -> binder.fail(refused.at(), refused.message());
        };
    }

    private Bound typed(Expr.TypeName name) {
        TypeRef type = binder.types.bind(name.type());
        return Types.isError(type) ? Bound.Value.error(name.at()) : new Bound.Type(name.at(), type);
    }

    private static Bound.Value literal(Expr.Literal literal) {
        return Bound.Value.constant(literal.at(), typeOf(literal.value()), literal.value());
    }

    private static TypeRef typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Types.NULL;
            case String text -> TypeRefs.STRING;
            case Integer number -> TypeRefs.INT;
            case Boolean flag -> TypeRefs.BOOL;
            case Character character -> TypeRefs.CHAR;
            case Long number -> TypeRefs.LONG;
            case NetUInt number -> TypeRefs.UINT;
            case NetULong number -> TypeRefs.ULONG;
            case Double number -> TypeRefs.DOUBLE;
            case Float number -> TypeRefs.FLOAT;
            default -> TypeRefs.DECIMAL;
        };
    }

    private Bound.Value conditional(Expr.Conditional conditional) {
        Bound.Value target = value(conditional.target());
        if (target.isError()) {
            return target;
        }
        if (!Types.mayBeNull(target.type()) || target.isNull() || Types.isVoid(target.type())) {
            return binder.fail(
                    conditional.at(),
                    "Operator '?' cannot be applied to operand of type '" + Types.brief(target.type()) + "'");
        }
        int slot = binder.scope.place.size.add();
        receivers.push(Bound.Value.of(conditional.at(), Types.bare(target.type()), Nodes.local(0, slot)));
        Flow before = binder.flow.copy();
        Bound.Value rest = value(conditional.rest());
        receivers.pop();
        binder.flow = Flow.join(before, binder.flow);
        TypeRef type = Types.isVoid(rest.type()) || rest.isError() ? rest.type() : Types.nullable(rest.type());
        return Bound.Value.of(conditional.at(), type, Nodes.ifPresent(target.node(), slot, rest.node()));
    }

    private Bound.Value unary(Expr.Unary unary) {
        if (unary.operator().endsWith("checked")) {
            boolean before = binder.checked;
            boolean uncheckedBefore = binder.unchecked;
            binder.checked = unary.operator().equals("checked");
            binder.unchecked = !binder.checked;
            Bound.Value inside = value(unary.operand());
            binder.checked = before;
            binder.unchecked = uncheckedBefore;
            return inside;
        }
        if (!unary.operator().equals("!")) {
            return binder.operators.unaries.bind(unary.at(), unary.operator(), value(unary.operand()));
        }
        Bound bound = branching(unary.operand());
        Flow yes = binder.whenTrue;
        Flow no = binder.whenFalse;
        Bound.Value operand = value(bound);
        if (yes != null && no != null) {
            binder.split(no, yes);
        }
        return binder.operators.unaries.bind(unary.at(), "!", operand);
    }

    /** Chains such as {@code a + b + c} are long, and are walked from their left end without recursion. */
    private Bound binary(Expr.Binary last) {
        List<Expr.Binary> chain = new ArrayList<>();
        Expr left = last;
        while (left instanceof Expr.Binary binary && isPlain(binary.operator())) {
            chain.add(binary);
            left = binary.left();
        }
        if (chain.isEmpty()) {
            return last.operator().equals("??") ? choices.orElse(last) : shortCut(last);
        }
        Bound.Value value = value(left);
        for (Expr.Binary binary : chain.reversed()) {
            binder.step(binary.at());
            value = binder.operators.bind(binary.at(), binary.operator(), value, value(binary.right()));
        }
        return value;
    }

    private static boolean isPlain(String operator) {
        return !operator.equals("&&") && !operator.equals("||") && !operator.equals("??");
    }

    private Bound.Value shortCut(Expr.Binary binary) {
        boolean and = binary.operator().equals("&&");
        Bound.Value left = operand(binary.left());
        Flow[] first = binder.branches(left);
        binder.flow = and ? first[0] : first[1];
        Bound.Value right = operand(binary.right());
        Flow[] second = binder.branches(right);
        if (and) {
            binder.split(second[0], Flow.join(first[1], second[1]));
        } else {
            binder.split(Flow.join(first[0], second[0]), second[1]);
        }
        if (left.isError() || right.isError()) {
            return Bound.Value.error(binary.at());
        }
        if (!left.type().equals(TypeRefs.BOOL) || !right.type().equals(TypeRefs.BOOL)) {
            return binder.fail(
                    binary.at(),
                    "Operator '" + binary.operator() + "' cannot be applied to operands of type '"
                            + Types.brief(left.type()) + "' and '" + Types.brief(right.type()) + "'");
        }
        if (left.constant() != null && right.constant() != null) {
            boolean a = Boolean.TRUE.equals(left.constant().value());
            boolean b = Boolean.TRUE.equals(right.constant().value());
            return Bound.Value.constant(binary.at(), TypeRefs.BOOL, and ? a && b : a || b);
        }
        Node node = and ? BoolNode.and(left.node(), right.node()) : BoolNode.or(left.node(), right.node());
        return Bound.Value.of(binary.at(), TypeRefs.BOOL, node);
    }

    private Bound.Value operand(Expr expression) {
        return value(branching(expression));
    }

    private Bound.Value nameOf(Expr.NameOf nameOf) {
        String name = switch (nameOf.named()) {
            case Expr.Name simple -> simple.name();
            case Expr.Access access -> access.name();
            default -> "";
        };
        if (name.isEmpty()) {
            return binder.fail(nameOf.at(), "Expression does not have a name.");
        }
        Flow before = binder.flow;
        binder.flow = Flow.nowhere();
        bindCalled(nameOf.named());
        binder.flow = before;
        return Bound.Value.constant(nameOf.at(), TypeRefs.STRING, name);
    }

    private Bound defaultOf(Expr.Default any) {
        if (any.type() == null) {
            return new Bound.Default(any.at());
        }
        TypeRef type = binder.types.bind(any.type());
        return Types.isError(type)
                ? Bound.Value.error(any.at())
                : Bound.Value.of(any.at(), type, Nodes.constant(TypeRefs.zero(type)));
    }

    private Bound thrown(Expr.Throw thrown) {
        Bound.Value exception = binder.statements.exception(thrown.exception());
        binder.flow = Flow.nowhere();
        return new Bound.Thrown(thrown.at(), Nodes.thrown(exception.node()));
    }
}
