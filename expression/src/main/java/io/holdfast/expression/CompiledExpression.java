package io.holdfast.expression;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import io.holdfast.expression.run.Frame;
import io.holdfast.expression.run.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression that can be evaluated, by any number of threads at once. Nothing of an evaluation outlives it. */
public final class CompiledExpression {

    private final Node node;
    private final Frame.Size size;
    private final TypeRef type;
    private final boolean mayRunLong;
    private final Set<String> uses;

    CompiledExpression(Node node, Frame.Size size, TypeRef type, boolean mayRunLong, Set<String> uses) {
        this.node = node;
        this.size = size;
        this.type = type;
        this.mayRunLong = mayRunLong;
        this.uses = Set.copyOf(uses);
    }

    /**
     * Its value.
     *
     * @param root what the surface's name for the root object means
     * @throws io.holdfast.dotnet.NetException as .NET would
     * @throws ExhaustedException when it used up what it may
     */
    public @Nullable Object evaluate(@Nullable Object root, Work work) {
        try {
            return node.eval(Frame.of(size, root, work));
        } catch (StackOverflowError e) {
            throw ExhaustedException.tooDeep();
        }
    }

    /** The static type of its values. */
    public TypeRef type() {
        return type;
    }

    /** Whether it may take more than some microseconds, because it loops or uses something that does. */
    public boolean mayRunLong() {
        return mayRunLong;
    }

    /** Full names of the described members that it uses, wherever it may use them: {@code System.String.Split}. */
    public Set<String> uses() {
        return uses;
    }
}
