package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Acts;
import io.holdfast.expression.run.Calls;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code try} and {@code using}. */
final class Attempts {

    private final Binder binder;

    /** Exceptions that the handlers around a place have caught, for {@code throw;}. */
    private final Deque<Symbol.Local> caught = new ArrayDeque<>();

    Attempts(Binder binder) {
        this.binder = binder;
    }

    @Nullable
    Node caught() {
        Symbol.Local local = caught.peek();
        return local == null ? null : Nodes.local(binder.scope.levelsTo(local.place()), local.slot());
    }

    Act bind(Stmt.Try attempt) {
        Flow before = binder.flow.copy();
        Act body = binder.statements.block(attempt.body());
        Flow end = binder.flow;
        List<Acts.Handler> handlers = new ArrayList<>();
        boolean all = false;
        for (Stmt.Catch each : attempt.catches()) {
            if (all) {
                binder.error(
                        each.at(),
                        "A previous catch clause already catches all exceptions of this or of a super type ('Exception')");
            }
            binder.flow = before.copy();
            handlers.add(handler(each));
            all |= each.when() == null
                    && (each.type() == null || handlers.getLast().type() == null);
            end = Flow.join(end, binder.flow);
        }
        Act last = null;
        if (attempt.last() != null) {
            binder.flow = before.copy();
            last = binder.statements.block(attempt.last());
            end = end.isReached() && binder.flow.isReached() ? end.with(binder.flow) : Flow.nowhere();
        }
        binder.flow = end;
        return Acts.attempt(body, handlers, last);
    }

    private Acts.Handler handler(Stmt.Catch each) {
        TypeRef exception = binder.index
                .type("System.Exception", 0)
                .map(type -> (TypeRef) type.ref())
                .orElse(TypeRefs.OBJECT);
        TypeRef type = each.type() == null ? exception : binder.types.bind(each.type());
        if (!Types.isError(type) && !TypeRefs.reaches(type, exception)) {
            binder.error(each.at(), "The type caught or thrown must be derived from System.Exception");
        }
        Acts.Handler[] bound = new Acts.Handler[1];
        binder.within(new Scope(binder.scope, binder.scope.place), () -> {
            String name = each.name() == null ? "$caught" + each.at() : each.name();
            Symbol.Local local = binder.declare(each.at(), name, type, null, null);
            binder.flow.assign(local.id());
            Node when = null;
            if (each.when() != null) {
                Bound.Value condition = binder.expressions.condition(each.when());
                binder.flow = binder.branches(condition)[0];
                when = condition.node();
            }
            caught.push(local);
            Act body = binder.statements.block(each.body());
            caught.pop();
            bound[0] = new Acts.Handler(type.equals(exception) ? null : type, local.slot(), when, body);
        });
        return bound[0];
    }

    Act using(Stmt.Using using) {
        Act[] bound = new Act[1];
        binder.within(new Scope(binder.scope, binder.scope.place), () -> {
            List<Act> acts = new ArrayList<>();
            List<Node> resources = new ArrayList<>();
            if (using.resource() instanceof Stmt.Local local) {
                Act declared = binder.statements.local(local);
                if (declared != null) {
                    acts.add(declared);
                }
                for (Stmt.Declarator each : local.declarators()) {
                    if (binder.scope.find(each.name()) instanceof Symbol.Local symbol) {
                        Node dispose = dispose(
                                each.at(), Bound.Value.of(each.at(), symbol.type(), Nodes.local(0, symbol.slot())));
                        resources.add(dispose);
                    }
                }
            } else if (using.resource() instanceof Stmt.Evaluate evaluate) {
                Bound.Value value = binder.expressions.value(evaluate.expression());
                int slot = binder.scope.place.size.add();
                acts.add(Acts.evaluate(Nodes.store(0, slot, value.node())));
                resources.add(dispose(value.at(), Bound.Value.of(value.at(), value.type(), Nodes.local(0, slot))));
            }
            Act body = binder.statements.embedded(using.body());
            List<Act> last = resources.reversed().stream().map(Acts::evaluate).toList();
            acts.add(Acts.attempt(body, List.of(), Acts.block(last)));
            bound[0] = Acts.block(acts);
        });
        return bound[0];
    }

    /** {@code Dispose()} of what is there; types whose Dispose does nothing here need not describe it. */
    private Node dispose(int at, Bound.Value resource) {
        Candidate method = resource.isError() || Types.isVoid(resource.type())
                ? null
                : binder.index.member(
                        resource.type(),
                        "Dispose",
                        each -> each.kind() == Member.Kind.METHOD
                                && each.parameters().isEmpty());
        if (method == null) {
            boolean plain = resource.type().equals(TypeRefs.STRING)
                    || TypeRefs.isValueType(resource.type())
                    || resource.type() instanceof TypeRef.Array;
            if (plain) {
                binder.error(
                        at,
                        "'" + Types.brief(resource.type())
                                + "': type used in a using statement must be implicitly convertible to 'System.IDisposable'");
            }
            return Nodes.constant(null);
        }
        Node call = Calls.call(method.member(), new TypeRef[0], resource.node(), new Node[0]);
        return Nodes.choice(
                io.holdfast.expression.run.Operations.isNull(true, resource.node()), Nodes.constant(null), call);
    }
}
