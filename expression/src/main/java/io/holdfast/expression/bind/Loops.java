package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JProperty;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Acts;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Loops, and what leaves them. */
final class Loops {

    private final Binder binder;

    /** What is known where a loop or a switch is left; one for each around the place, within the function. */
    private final Deque<Exit> exits = new ArrayDeque<>();

    /** Where {@code break} leads to. */
    private static final class Exit {
        final Function function;
        Flow known = Flow.nowhere();

        Exit(Function function) {
            this.function = function;
        }
    }

    Loops(Binder binder) {
        this.binder = binder;
    }

    Act whileLoop(Stmt.While loop) {
        return loop(loop.condition(), loop.body(), loop.captures(), List.of(), true);
    }

    Act doLoop(Stmt.DoWhile loop) {
        binder.mayRunLong = true;
        exits.push(new Exit(binder.function));
        binder.function.loops++;
        Act body = round(loop.body(), loop.captures());
        binder.function.loops--;
        Bound.Value condition = binder.expressions.condition(loop.condition());
        Flow[] known = binder.branches(condition);
        binder.flow = Flow.join(known[1], exits.pop().known);
        return Acts.loop(condition.node(), body, new Node[0], false);
    }

    Act forLoop(Stmt.For loop) {
        List<Act> acts = new ArrayList<>();
        binder.within(new Scope(binder.scope, binder.scope.place), () -> {
            for (Stmt each : loop.first()) {
                Act act = binder.statements.bind(each);
                if (act != null) {
                    acts.add(act);
                }
            }
            acts.add(loop(loop.condition(), loop.body(), loop.captures(), loop.steps(), true));
        });
        return Acts.block(acts);
    }

    private Act loop(@Nullable Expr test, Stmt body, boolean captures, List<Expr> steps, boolean first) {
        binder.mayRunLong = true;
        Act[] bound = new Act[1];
        binder.within(new Scope(binder.scope, binder.scope.place), () -> {
            Bound.Value condition = test == null ? null : binder.expressions.condition(test);
            Flow[] known = condition == null ? new Flow[] {binder.flow, Flow.nowhere()} : binder.branches(condition);
            exits.push(new Exit(binder.function));
            binder.flow = known[0];
            binder.function.loops++;
            Act round = round(body, captures);
            binder.function.loops--;
            Node[] nodes = steps.stream()
                    .map(each -> binder.expressions.value(each).node())
                    .toArray(Node[]::new);
            binder.flow = Flow.join(known[1], exits.pop().known);
            bound[0] = Acts.loop(condition == null ? null : condition.node(), round, nodes, first);
        });
        return bound[0];
    }

    /** One round: in a frame of its own if a lambda may keep what it declares. */
    private Act round(Stmt body, boolean captures) {
        if (!captures) {
            return binder.statements.embedded(body);
        }
        return framed(() -> binder.statements.embedded(body), -1, -1);
    }

    private Act framed(Supplier<Act> body, int copyFrom, int copyTo) {
        var place = new Scope.Place(binder.scope.place);
        Act[] bound = new Act[1];
        binder.within(new Scope(binder.scope, place), () -> bound[0] = body.get());
        return Acts.framed(place.size, bound[0], copyFrom, copyTo);
    }

    Act each(Stmt.ForEach loop) {
        binder.mayRunLong = true;
        Bound.Value sequence = binder.expressions.value(loop.sequence());
        TypeRef element = element(sequence);
        TypeRef type = loop.type() == null ? element : binder.types.bind(loop.type());
        @Nullable UnaryOperator<@Nullable Object> conversion = conversion(loop.at(), element, type);
        if (hasPairs(sequence.type())) {
            conversion = paired(conversion);
        }
        int slot = binder.scope.place.size.add();
        exits.push(new Exit(binder.function));
        Flow before = binder.flow.copy();
        binder.function.loops++;
        Act[] body = new Act[1];
        if (loop.captures()) {
            var place = new Scope.Place(binder.scope.place);
            binder.within(new Scope(binder.scope, place), () -> {
                Symbol.Local local = declare(loop, type);
                body[0] = Acts.framed(place.size, binder.statements.embedded(loop.body()), slot, local.slot());
            });
        } else {
            binder.within(new Scope(binder.scope, binder.scope.place), () -> {
                Symbol.Local local = declare(loop, type);
                body[0] = Acts.each0(slot, local.slot(), binder.statements.embedded(loop.body()));
            });
        }
        binder.function.loops--;
        binder.flow = Flow.join(before, exits.pop().known);
        return Acts.each(sequence.node(), slot, conversion, body[0]);
    }

    private Symbol.Local declare(Stmt.ForEach loop, TypeRef type) {
        Symbol.Local local = binder.declare(loop.at(), loop.name(), type, "foreach iteration variable", null);
        binder.flow.assign(local.id());
        return local;
    }

    /** A JObject's own enumerator gives pairs; as a JToken it is a sequence of its properties. */
    private static boolean hasPairs(TypeRef type) {
        return type instanceof TypeRef.Of of && of.type().javaClass() == JObject.class;
    }

    private static UnaryOperator<@Nullable Object> paired(@Nullable UnaryOperator<@Nullable Object> conversion) {
        return item -> {
            Object pair = item instanceof JProperty property ? property.pair() : item;
            return conversion == null ? pair : conversion.apply(pair);
        };
    }

    private TypeRef element(Bound.Value sequence) {
        if (sequence.isError()) {
            return Types.ERROR;
        }
        if (sequence.type() instanceof TypeRef.Array array) {
            return array.element();
        }
        if (hasPairs(sequence.type())) {
            return TypeRefs.of(
                    "System.Collections.Generic.KeyValuePair",
                    TypeRefs.STRING,
                    TypeRefs.of("Newtonsoft.Json.Linq.JToken"));
        }
        NetType wanted =
                binder.index.type("System.Collections.Generic.IEnumerable", 1).orElse(null);
        TypeRef.Of found =
                wanted == null || Types.isVoid(sequence.type()) ? null : TypeRefs.as(sequence.type(), wanted);
        if (found != null) {
            return found.arguments().getFirst();
        }
        if (ofItems(sequence.type())) {
            return TypeRefs.OBJECT;
        }
        binder.error(
                sequence.at(),
                "foreach statement cannot operate on variables of type '" + Types.brief(sequence.type()) + "' because '"
                        + Types.brief(sequence.type())
                        + "' does not contain a public instance definition for 'GetEnumerator'");
        return Types.ERROR;
    }

    /** Sequences of objects: {@code System.Collections.IEnumerable}. */
    private static boolean ofItems(TypeRef type) {
        return type instanceof TypeRef.Of
                && Index.withSupertypes(type).stream()
                        .anyMatch(each -> each instanceof TypeRef.Of of
                                && of.type().fullName().startsWith("System.Collections.IEnumerable"));
    }

    private @Nullable UnaryOperator<@Nullable Object> conversion(int at, TypeRef from, TypeRef to) {
        if (from.equals(to) || Types.isError(from) || Types.isError(to)) {
            return null;
        }
        Num number = Num.of(from);
        Num wanted = Num.of(to);
        if (number != null && wanted != null) {
            return each -> number.convert(java.util.Objects.requireNonNull(each), wanted);
        }
        Bound.Value sample = Bound.Value.constantless(at, from);
        if (binder.conversions.casts.find(sample, to) == null) {
            binder.error(at, "Cannot convert type '" + Types.full(from) + "' to '" + Types.full(to) + "'");
            return null;
        }
        return io.holdfast.dotnet.TypeRefs.reaches(from, to) ? null : Elements.of(binder, from, to);
    }

    Act leave(Stmt.Break jump) {
        Exit exit = exits.peek();
        if (exit == null || exit.function != binder.function) {
            binder.error(jump.at(), "No enclosing loop out of which to break or continue");
        } else {
            exit.known = Flow.join(exit.known, binder.flow);
        }
        binder.flow = Flow.nowhere();
        return Acts.jump(Act.BREAK);
    }

    Act next(Stmt.Continue jump) {
        if (binder.function.loops == 0) {
            binder.error(jump.at(), "No enclosing loop out of which to break or continue");
        }
        binder.flow = Flow.nowhere();
        return Acts.jump(Act.CONTINUE);
    }

    /** Binds something that {@code break} leaves; what is known behind it. */
    Flow left(Runnable body) {
        exits.push(new Exit(binder.function));
        body.run();
        return exits.pop().known;
    }
}
