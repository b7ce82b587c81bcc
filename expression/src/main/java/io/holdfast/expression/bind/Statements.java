package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Acts;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what each kind of statement means. */
final class Statements {

    private final Binder binder;
    private final Loops loops;
    private final Attempts attempts;
    private final Switches switches;

    Statements(Binder binder) {
        this.binder = binder;
        this.loops = new Loops(binder);
        this.attempts = new Attempts(binder);
        this.switches = new Switches(binder);
    }

    /** The body of a function, in the scope of its parameters. */
    Act body(Stmt.Block block) {
        return all(block.statements());
    }

    Act block(Stmt.Block block) {
        Act[] bound = new Act[1];
        binder.within(new Scope(binder.scope, binder.scope.place), () -> bound[0] = all(block.statements()));
        return bound[0];
    }

    Act all(List<Stmt> statements) {
        for (Stmt each : statements) {
            if (each instanceof Stmt.Function function) {
                binder.expressions.functions.declare(function);
            }
        }
        List<Act> acts = new ArrayList<>();
        for (Stmt each : statements) {
            Act act = bind(each);
            if (act != null) {
                acts.add(act);
            }
        }
        return Acts.block(acts);
    }

    /** A statement that stands where a block may stand: what it declares is seen nowhere else. */
    Act embedded(Stmt statement) {
        if (statement instanceof Stmt.Local || statement instanceof Stmt.Function) {
            binder.error(statement.at(), "Embedded statement cannot be a declaration or labeled statement");
        }
        Act[] bound = new Act[1];
        binder.within(new Scope(binder.scope, binder.scope.place), () -> bound[0] = bind(statement));
        return bound[0] == null ? Acts.block(List.of()) : bound[0];
    }

    /** Statements of one section of a switch. */
    Act section(List<Stmt> statements) {
        return all(statements);
    }

    /** Binds something that {@code break} leaves; what is known behind it. */
    Flow left(Runnable body) {
        return loops.left(body);
    }

    @Nullable
    Act bind(Stmt statement) {
        binder.step(statement.at());
        return switch (statement) {
            case Stmt.Block block -> block(block);
            case Stmt.Local local -> local(local);
            case Stmt.Evaluate evaluate -> evaluate(evaluate);
            case Stmt.If choice -> choice(choice);
            case Stmt.While loop -> loops.whileLoop(loop);
            case Stmt.DoWhile loop -> loops.doLoop(loop);
            case Stmt.For loop -> loops.forLoop(loop);
            case Stmt.ForEach loop -> loops.each(loop);
            case Stmt.Switch choice -> switches.bind(choice);
            case Stmt.Return result -> result(result);
            case Stmt.Break jump -> loops.leave(jump);
            case Stmt.Continue jump -> loops.next(jump);
            case Stmt.Throw thrown -> thrown(thrown);
            case Stmt.Try attempt -> attempts.bind(attempt);
            case Stmt.Using using -> attempts.using(using);
            case Stmt.Function function -> {
                binder.expressions.functions.bind(function);
                yield null;
            }
            case Stmt.Empty nothing -> null;
            case Stmt.Refused refused -> {
                binder.error(refused.at(), refused.message());
                yield null;
            }
        };
    }

    @Nullable
    Act local(Stmt.Local local) {
        TypeRef written = local.type() == null ? null : binder.types.bind(local.type());
        List<Act> acts = new ArrayList<>();
        for (Stmt.Declarator each : local.declarators()) {
            Act act = local.isConst() ? constant(each, written) : variable(each, written);
            if (act != null) {
                acts.add(act);
            }
        }
        return acts.isEmpty() ? null : Acts.block(acts);
    }

    private @Nullable Act variable(Stmt.Declarator each, @Nullable TypeRef written) {
        if (each.value() == null) {
            if (written == null) {
                binder.error(each.at(), "Implicitly-typed variables must be initialized");
            }
            Symbol.Local local =
                    binder.declare(each.at(), each.name(), written == null ? Types.ERROR : written, null, null);
            // In a loop the place may still hold what it held in the round before.
            return Acts.evaluate(Nodes.store(0, local.slot(), Nodes.constant(null)));
        }
        Bound.Value value = initial(each.value(), written);
        TypeRef type = written != null ? written : inferred(each, value);
        Symbol.Local local = binder.declare(each.at(), each.name(), type, null, null);
        binder.flow.assign(local.id());
        return Acts.evaluate(Nodes.store(0, local.slot(), value.node()));
    }

    private Bound.Value initial(Expr value, @Nullable TypeRef written) {
        if (value instanceof Expr.NewArray array
                && array.element() == null
                && written instanceof TypeRef.Array wanted) {
            return binder.creations.array(array, wanted.element());
        }
        return written == null
                ? binder.expressions.value(value)
                : binder.conversions.convert(binder.expressions.bind(value), written);
    }

    private TypeRef inferred(Stmt.Declarator each, Bound.Value value) {
        if (value.isNull() || Types.isVoid(value.type())) {
            binder.error(
                    each.at(),
                    "Cannot assign " + (value.isNull() ? "<null>" : "void") + " to an implicitly-typed variable");
            return Types.ERROR;
        }
        return value.type();
    }

    private @Nullable Act constant(Stmt.Declarator each, @Nullable TypeRef written) {
        if (each.value() == null) {
            binder.error(each.at(), "A const field requires a value to be provided");
            binder.declare(each.at(), each.name(), Types.ERROR, null, new Symbol.Constant(null));
            return null;
        }
        Bound.Value value = initial(each.value(), written);
        if (value.constant() == null && !value.isError()) {
            binder.error(value.at(), "The expression being assigned to '" + each.name() + "' must be constant");
        }
        binder.declare(
                each.at(),
                each.name(),
                written != null ? written : value.type(),
                null,
                value.constant() != null ? value.constant() : new Symbol.Constant(null));
        return null;
    }

    private Act evaluate(Stmt.Evaluate evaluate) {
        Expr expression = evaluate.expression();
        if (!LambdaBodies.isStatement(expression) || expression instanceof Expr.Throw) {
            binder.error(
                    evaluate.at(),
                    "Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement");
        }
        return Acts.evaluate(binder.expressions.value(expression).node());
    }

    private Act choice(Stmt.If first) {
        // A chain of "else if" is as long as people write it.
        List<Stmt.If> chain = new ArrayList<>();
        Stmt otherwise = first;
        while (otherwise instanceof Stmt.If each) {
            chain.add(each);
            otherwise = each.otherwise();
        }
        List<Node> conditions = new ArrayList<>();
        List<Act> bodies = new ArrayList<>();
        Flow end = Flow.nowhere();
        for (Stmt.If each : chain) {
            Bound.Value condition = binder.expressions.condition(each.condition());
            Flow[] known = binder.branches(condition);
            conditions.add(condition.node());
            binder.flow = known[0];
            bodies.add(embedded(each.then()));
            end = Flow.join(end, binder.flow);
            binder.flow = known[1];
        }
        Act last = otherwise == null ? null : embedded(otherwise);
        binder.flow = Flow.join(end, binder.flow);
        for (int i = bodies.size() - 1; i >= 0; i--) {
            last = Acts.choice(conditions.get(i), bodies.get(i), last);
        }
        return java.util.Objects.requireNonNull(last);
    }

    private Act result(Stmt.Return statement) {
        Function function = binder.function;
        Node node = null;
        if (statement.value() == null) {
            TypeRef wanted = function.needsValue && function.result == null ? TypeRefs.OBJECT : function.result;
            if (wanted != null && !Types.isVoid(wanted)) {
                binder.error(
                        statement.at(), "An object of a type convertible to '" + Types.brief(wanted) + "' is required");
            }
        } else {
            Bound value = binder.expressions.bind(statement.value());
            if (function.result == null) {
                function.returned.add(value);
                node = value instanceof Bound.Value known ? known.node() : Nodes.constant(null);
            } else if (Types.isVoid(function.result)) {
                binder.error(
                        statement.at(),
                        "Since this function returns void, a return keyword must not be followed by an object expression");
            } else {
                node = binder.conversions.convert(value, function.result).node();
            }
        }
        binder.flow = Flow.nowhere();
        return Acts.result(node);
    }

    private Act thrown(Stmt.Throw thrown) {
        Node node;
        if (thrown.exception() != null) {
            node = exception(thrown.exception()).node();
        } else {
            Node caught = attempts.caught();
            if (caught == null) {
                binder.error(
                        thrown.at(), "A throw statement with no arguments is not allowed outside of a catch clause");
            }
            node = caught == null ? Nodes.constant(null) : caught;
        }
        binder.flow = Flow.nowhere();
        return Acts.thrown(node);
    }

    Bound.Value exception(Expr expression) {
        Bound.Value value = binder.expressions.value(expression);
        TypeRef exception = NetTypes.find("System.Exception", 0)
                .map(type -> (TypeRef) type.ref())
                .orElse(TypeRefs.OBJECT);
        if (!value.isError() && !value.isNull() && !TypeRefs.reaches(value.type(), exception)) {
            return binder.fail(expression.at(), "The type caught or thrown must be derived from System.Exception");
        }
        return value;
    }
}
