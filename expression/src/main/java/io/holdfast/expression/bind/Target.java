package io.holdfast.expression.bind;

import io.holdfast.expression.run.Node;
import java.util.List;

/** Something that can be assigned to. */
interface Target {

    /** Puts a value there; the node's value is that. */
    Node store(Node value);

    /**
     * The same place with what it is made of kept in locals, for {@code +=} and {@code ++}, which read and write it.
     *
     * What stands before it is evaluated once, in order.
     */
    Once once(Binder binder);

    /** What {@code once} gives. */
    record Once(List<Node> first, Node load, Target target) {}

    /** Assigned: for locals, which have a value from now on. */
    default void assigned(Binder binder) {}

    /** A place that is made of nothing: reading and writing it twice does no harm. */
    static Target simple(Node load, java.util.function.UnaryOperator<Node> store) {
        return new Target() {
            @Override
            public Node store(Node value) {
                return store.apply(value);
            }

            @Override
            public Once once(Binder binder) {
                return new Once(List.of(), load, this);
            }
        };
    }

    /** A place that is made of values. */
    interface Store {
        Node store(List<Node> parts, Node value);
    }

    /** How the values become one. */
    interface Load {
        Node load(List<Node> parts);
    }

    static Target of(List<Node> parts, Load load, Store store) {
        return new Target() {
            @Override
            public Node store(Node value) {
                return store.store(parts, value);
            }

            @Override
            public Once once(Binder binder) {
                var keeping = new java.util.ArrayList<Node>();
                var kept = new java.util.ArrayList<Node>();
                for (Node part : parts) {
                    int slot = binder.scope.place.size.add();
                    keeping.add(io.holdfast.expression.run.Nodes.store(0, slot, part));
                    kept.add(io.holdfast.expression.run.Nodes.local(0, slot));
                }
                return new Once(keeping, load.load(kept), of(kept, load, store));
            }
        };
    }
}
