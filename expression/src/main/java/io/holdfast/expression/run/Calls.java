package io.holdfast.expression.run;

import io.holdfast.dotnet.Invoker;
import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetByte;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Nodes that use described members. */
public final class Calls {

    private Calls() {}

    static @Nullable Object[] values(Frame frame, Node[] arguments) {
        @Nullable Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].eval(frame);
        }
        return values;
    }

    /** @param self null of what is static */
    public static Node call(Member member, TypeRef[] types, @Nullable Node self, Node[] arguments) {
        Invoker.Generic does = member.get();
        if (self == null) {
            return Nodes.of(f -> does.invoke(f.work, types, null, values(f, arguments)));
        }
        return Nodes.of(f -> {
            Object object = self.eval(f);
            @Nullable Object[] values = values(f, arguments);
            if (object == null) {
                throw NetException.nullReference();
            }
            return does.invoke(f.work, types, object, values);
        });
    }

    /** Writes a property or an indexer; the node's value is what was written. */
    public static Node set(Member member, @Nullable Node self, Node[] arguments, Node value) {
        Invoker does = Objects.requireNonNull(member.set());
        return Nodes.of(f -> {
            Object object = self == null ? null : self.eval(f);
            @Nullable Object[] values = values(f, arguments);
            @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
            Object written = value.eval(f);
            all[values.length] = written;
            if (self != null && object == null) {
                throw NetException.nullReference();
            }
            does.invoke(f.work, object, all);
            return written;
        });
    }

    /** An operator of a type on two values that may be null; null if one of them is. */
    public static Node lifted(Member operator, Node a, Node b) {
        return Nodes.of(f -> {
            Object left = a.eval(f);
            Object right = b.eval(f);
            return left == null || right == null
                    ? null
                    : operator.get().invoke(f.work, new TypeRef[0], null, new @Nullable Object[] {left, right});
        });
    }

    public static Node liftedComparison(String sign, Member operator, Node a, Node b) {
        return BoolNode.of(f -> {
            Object left = a.eval(f);
            Object right = b.eval(f);
            if (left == null || right == null) {
                return absent(sign, left, right);
            }
            return Boolean.TRUE.equals(
                    operator.get().invoke(f.work, new TypeRef[0], null, new @Nullable Object[] {left, right}));
        });
    }

    /** What a comparison tells where one of two values is not there. */
    static boolean absent(String sign, @Nullable Object left, @Nullable Object right) {
        boolean both = left == null && right == null;
        return sign.equals("==") ? both : sign.equals("!=") && !both;
    }

    /** Arguments of an expanded {@code params}. */
    public static Node array(TypeRef element, Node[] items) {
        return Nodes.of(f -> {
            f.work.charge(16L + 8L * items.length);
            return Arrays2.of(element, values(f, items));
        });
    }

    /** An argument that is given back: a local takes it when the call is over. */
    public static Node out() {
        return Nodes.of(f -> new Parameter.Cell());
    }

    /** A call with arguments that are given back: {@code slots} tell where each goes, or -1. */
    public static Node callWithOuts(Member member, TypeRef[] types, @Nullable Node self, Node[] arguments, Put[] outs) {
        Invoker.Generic does = member.get();
        return Nodes.of(f -> {
            Object object = self == null ? null : self.eval(f);
            @Nullable Object[] values = values(f, arguments);
            if (self != null && object == null) {
                throw NetException.nullReference();
            }
            Object result = does.invoke(f.work, types, object, values);
            for (int i = 0; i < outs.length; i++) {
                if (values[i] instanceof Parameter.Cell cell && outs[i] != null) {
                    outs[i].put(f, cell.value);
                }
            }
            return result;
        });
    }

    /** What becomes of a value that was given back. */
    public interface Put {
        void put(Frame frame, @Nullable Object value);
    }

    public static Put intoLocal(int levels, int slot) {
        return (frame, value) -> frame.up(levels).slots[slot] = value;
    }

    public static Put discarded() {
        return (frame, value) -> {};
    }

    /** {@code default(T)} in an array's places. */
    static @Nullable Object zero(TypeRef element) {
        return element.equals(TypeRefs.BYTE) ? NetByte.of(0) : TypeRefs.zero(element);
    }
}
