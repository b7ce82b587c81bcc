package io.holdfast.expression.run;

import io.holdfast.dotnet.Invoker;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts put together. */
public final class Texts {

    private static final long HEAD = 40;

    private Texts() {}

    /** The parts that a text is put together of; of anything else, itself. */
    public static List<Node> parts(Node node) {
        return node instanceof Concat concat ? List.of(concat.parts) : List.of(node);
    }

    /** All of them one after the other, as {@code string.Concat} does it. */
    public static Node concat(Node[] parts) {
        return new Concat(parts);
    }

    private static final class Concat extends Node {
        private final Node[] parts;

        Concat(Node[] parts) {
            this.parts = parts;
        }

        @Override
        public Object eval(Frame frame) {
            if (parts.length == 2) {
                String a = Values.toString(frame.work, parts[0].eval(frame));
                String b = Values.toString(frame.work, parts[1].eval(frame));
                frame.work.charge(HEAD + a.length() + b.length());
                return a.concat(b);
            }
            var text = new StringBuilder();
            for (Node each : parts) {
                String part = Values.toString(frame.work, each.eval(frame));
                frame.work.charge(HEAD + part.length());
                text.append(part);
            }
            return text.toString();
        }
    }

    /** {@code {value,alignment:format}} in an interpolated string, by what {@code string.Format} does. */
    public static Node formatted(Invoker.Generic format, String pattern, Node value) {
        return Nodes.of(f -> {
            var values = new NetArray(TypeRefs.OBJECT, new @Nullable Object[] {value.eval(f)});
            return format.invoke(f.work, new TypeRef[0], null, new @Nullable Object[] {pattern, values});
        });
    }
}
