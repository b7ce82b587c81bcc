package io.holdfast.expression.run;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Nodes of what is simple: constants, locals, conversions, choices. */
public final class Nodes {

    private Nodes() {}

    /** What a frame gives. */
    public interface Source {
        @Nullable
        Object of(Frame frame);
    }

    public static Node of(Source source) {
        return new Node() {
            @Override
            public @Nullable Object eval(Frame frame) {
                return source.of(frame);
            }
        };
    }

    /** What is made of a value and the budget. */
    public interface Made {
        @Nullable
        Object of(@Nullable Object value, io.holdfast.dotnet.Work work);
    }

    public static Node of(Made made, Node value) {
        return of(f -> made.of(value.eval(f), f.work));
    }

    public static Node constant(@Nullable Object value) {
        if (value instanceof Integer number) {
            int unboxed = number;
            return new Node() {
                @Override
                public Object eval(Frame frame) {
                    return number;
                }

                @Override
                public int i32(Frame frame) {
                    return unboxed;
                }
            };
        }
        return new Node() {
            @Override
            public @Nullable Object eval(Frame frame) {
                return value;
            }
        };
    }

    public static Node root() {
        return of(frame -> frame.root);
    }

    public static Node local(int levels, int slot) {
        return levels == 0 ? of(f -> f.slots[slot]) : of(f -> f.up(levels).slots[slot]);
    }

    /** Puts a value into a local; its own value is that. */
    public static Node store(int levels, int slot, Node value) {
        return of(f -> {
            Object stored = value.eval(f);
            f.up(levels).slots[slot] = stored;
            return stored;
        });
    }

    /** All of them, of which the last one's value counts. */
    public static Node sequence(Node[] first, Node last) {
        return of(f -> {
            for (Node each : first) {
                each.eval(f);
            }
            return last.eval(f);
        });
    }

    public static Node choice(Node condition, Node yes, Node no) {
        return new Node() {
            @Override
            public @Nullable Object eval(Frame frame) {
                return condition.bool(frame) ? yes.eval(frame) : no.eval(frame);
            }

            @Override
            public boolean bool(Frame frame) {
                return condition.bool(frame) ? yes.bool(frame) : no.bool(frame);
            }

            @Override
            public int i32(Frame frame) {
                return condition.bool(frame) ? yes.i32(frame) : no.i32(frame);
            }
        };
    }

    /** {@code a ?? b}. */
    public static Node orElse(Node a, Node b) {
        return of(f -> {
            Object first = a.eval(f);
            return first != null ? first : b.eval(f);
        });
    }

    /** {@code target?.rest}: the rest reads the target from a local. */
    public static Node ifPresent(Node target, int slot, Node rest) {
        return of(f -> {
            Object value = target.eval(f);
            if (value == null) {
                return null;
            }
            f.slots[slot] = value;
            return rest.eval(f);
        });
    }

    /** A value that is there, or null, converted by something that takes no null. */
    public static Node ifNotNull(Node a, java.util.function.UnaryOperator<@Nullable Object> conversion) {
        return of(f -> {
            Object value = a.eval(f);
            return value == null ? null : conversion.apply(value);
        });
    }

    /** {@code (T)value} of an object. */
    public static Node cast(Node value, TypeRef type) {
        if (type instanceof TypeRef.Of of
                && of.arguments().isEmpty()
                && of.type().javaClass() == String.class) {
            return of(f -> {
                Object object = value.eval(f);
                return object == null || object instanceof String ? object : Values.cast(object, type);
            });
        }
        return of(f -> Values.cast(value.eval(f), type));
    }

    public static Node as(Node value, TypeRef type) {
        return of(f -> {
            Object object = value.eval(f);
            return Values.isInstance(object, type) ? object : null;
        });
    }

    public static Node is(Node value, TypeRef type) {
        return BoolNode.of(f -> Values.isInstance(value.eval(f), type));
    }

    /** {@code value is T name}. */
    public static Node is(Node value, TypeRef type, int slot) {
        return BoolNode.of(f -> {
            Object object = value.eval(f);
            boolean is = Values.isInstance(object, type);
            if (is) {
                f.slots[slot] = object;
            }
            return is;
        });
    }

    /** {@code nullable.Value}, and the cast that means it. */
    public static Node present(Node value) {
        return of(f -> {
            Object object = value.eval(f);
            if (object == null) {
                throw NetException.invalidOperation("Nullable object must have a value.");
            }
            return object;
        });
    }

    /** A number of one kind as another. */
    public static Node convert(Node value, Num from, Num to) {
        if (from == Num.INT && to == Num.LONG) {
            return new LongNode() {
                @Override
                public long i64(Frame frame) {
                    return value.i32(frame);
                }
            };
        }
        if (from == Num.INT && to == Num.DOUBLE) {
            return new DoubleNode() {
                @Override
                public double f64(Frame frame) {
                    return value.i32(frame);
                }
            };
        }
        if (from == Num.LONG && to == Num.INT) {
            return new IntNode() {
                @Override
                public int i32(Frame frame) {
                    return (int) value.i64(frame);
                }
            };
        }
        return of(f -> from.convert(Objects.requireNonNull(value.eval(f)), to));
    }

    public static Node thrown(Node exception) {
        return of(f -> {
            throw exception(exception.eval(f));
        });
    }

    static NetException exception(@Nullable Object value) {
        return value == null ? NetException.nullReference() : (NetException) value;
    }

    /** {@code f(1)} where {@code f} is a delegate. */
    public static Node invoke(Node delegate, Node[] arguments) {
        return of(f -> {
            Object function = delegate.eval(f);
            @Nullable Object[] values = Calls.values(f, arguments);
            if (function == null) {
                throw NetException.nullReference();
            }
            return ((NetFunction) function).call(values);
        });
    }

    /** What a body of statements returns. */
    public static Node result(Act body) {
        return of(f -> {
            body.run(f);
            return f.result;
        });
    }

    /** A conversion of nodes as one of values that need no frame. */
    public static java.util.function.UnaryOperator<@Nullable Object> applied(
            java.util.function.UnaryOperator<Node> conversion) {
        return value -> conversion
                .apply(constant(value))
                .eval(Frame.of(new Frame.Size(), null, io.holdfast.dotnet.Work.standard()));
    }
}
