package io.holdfast.expression.run;

import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lambda or a local function: one body, which runs in a new frame each time. Its parameters are its first locals. */
public final class Code {

    private final Frame.Size size;
    private @Nullable Node expression;
    private @Nullable Act block;

    public Code(Frame.Size size) {
        this.size = size;
    }

    /** The body, once it is bound; a local function may be called by one that stands before it. */
    public void body(@Nullable Node bodyExpression, @Nullable Act bodyBlock) {
        this.expression = bodyExpression;
        this.block = bodyBlock;
    }

    private @Nullable Object run(Frame at, @Nullable Object[] arguments) {
        Work work = at.work;
        work.tick();
        work.enter();
        Frame frame = at.inner(size);
        System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
        Object result = null;
        if (expression != null) {
            result = expression.eval(frame);
        } else {
            Objects.requireNonNull(block).run(frame);
            result = frame.result;
        }
        work.leave();
        return result;
    }

    /** The value of a lambda: it remembers the frame that made it. */
    public Node lambda() {
        return Nodes.of(f -> (NetFunction) arguments -> guarded(f, arguments));
    }

    /** A local function as a value. */
    public Node function(int levels) {
        return Nodes.of(f -> {
            Frame at = f.up(levels);
            return (NetFunction) arguments -> guarded(at, arguments);
        });
    }

    public Node call(int levels, Node[] arguments) {
        return Nodes.of(f -> guarded(f.up(levels), Calls.values(f, arguments)));
    }

    /** An exception that is caught leaves no level behind. */
    private @Nullable Object guarded(Frame at, @Nullable Object[] arguments) {
        boolean left = false;
        try {
            Object result = run(at, arguments);
            left = true;
            return result;
        } finally {
            if (!left) {
                at.work.leave();
            }
        }
    }
}
