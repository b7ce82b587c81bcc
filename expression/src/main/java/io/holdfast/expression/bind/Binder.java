package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.syntax.Diagnostics;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one compilation knows, and the parts that do it. Not thread-safe. */
final class Binder {

    /** So many pieces of text may be bound, those that are tried for several overloads each time. */
    private static final int MOST = 200_000;

    final Index index;
    final Anonymous anonymous = new Anonymous();
    final TypeBinder types = new TypeBinder(this);
    final Conversions conversions = new Conversions(this);
    final Operators operators = new Operators(this);
    final Overloads overloads = new Overloads(this);
    final Lambdas lambdas = new Lambdas(this);
    final Calling calling = new Calling(this);
    final Members members = new Members(this);
    final Creations creations = new Creations(this);
    final Assignments assignments = new Assignments(this);
    final Patterns patterns = new Patterns(this);
    final Expressions expressions = new Expressions(this);
    final Statements statements = new Statements(this);

    Diagnostics problems = new Diagnostics();
    final Set<String> uses = new HashSet<>();
    boolean mayRunLong;
    boolean checked;
    boolean unchecked;

    Scope scope = new Scope(null, new Scope.Place(null));
    Flow flow = Flow.start();
    Function function = new Function(null);

    @Nullable
    Flow whenTrue;

    @Nullable
    Flow whenFalse;

    private int locals;
    private int left = MOST;

    Binder(Index index) {
        this.index = index;
    }

    void error(int at, String message) {
        problems.add(at, message);
    }

    Bound.Value fail(int at, String message) {
        error(at, message);
        return Bound.Value.error(at);
    }

    /** One more piece of text. */
    void step(int at) {
        if (--left < 0) {
            throw new TooComplexException(at);
        }
    }

    int locals() {
        return locals;
    }

    Symbol.Local declare(
            int at, String name, TypeRef type, @Nullable String readOnly, Symbol.@Nullable Constant constant) {
        if (scope.declaresItself(name)) {
            error(at, "A local variable or function named '" + name + "' is already defined in this scope");
        } else if (scope.find(name) instanceof Symbol.Local || name.equals(index.rootName)) {
            error(
                    at,
                    "A local or parameter named '" + name
                            + "' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter");
        }
        var local = new Symbol.Local(name, type, scope.place.size.add(), locals++, scope.place, readOnly, constant);
        scope.add(name, local);
        return local;
    }

    /** What is known after an expression whose value decided nothing. */
    void settle() {
        if (whenTrue != null && whenFalse != null) {
            flow = Flow.join(whenTrue, whenFalse);
        }
        whenTrue = null;
        whenFalse = null;
    }

    /** What is known where a condition holds, and where it does not. */
    Flow[] branches(Bound.Value condition) {
        Flow yes = whenTrue != null ? whenTrue : flow.copy();
        Flow no = whenFalse != null ? whenFalse : flow.copy();
        whenTrue = null;
        whenFalse = null;
        if (condition.constant() != null && condition.constant().value() instanceof Boolean known) {
            return known ? new Flow[] {yes, Flow.nowhere()} : new Flow[] {Flow.nowhere(), no};
        }
        return new Flow[] {yes, no};
    }

    void split(Flow yes, Flow no) {
        whenTrue = yes;
        whenFalse = no;
    }

    /** Runs something within a scope of its own. */
    void within(Scope inner, Runnable does) {
        Scope outer = scope;
        scope = inner;
        does.run();
        scope = outer;
    }
}
