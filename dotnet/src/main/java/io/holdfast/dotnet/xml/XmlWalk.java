package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks through trees without recursion. What is taken out meanwhile ends the walk where it was, as in .NET. */
@SuppressWarnings("ReferenceEquality") // Where a node lies is the question, not what it holds.
final class XmlWalk {

    private XmlWalk() {}

    /** One after the other. */
    static <T> Iterator<T> steps(Work work, @Nullable T first, UnaryOperator<@Nullable T> next) {
        return new Iterator<>() {
            private @Nullable T current;
            private boolean started;

            @Override
            public boolean hasNext() {
                return peek() != null;
            }

            private @Nullable T peek() {
                return started ? (current == null ? null : next.apply(current)) : first;
            }

            @Override
            public T next() {
                T following = peek();
                if (following == null) {
                    throw new NoSuchElementException();
                }
                work.tick();
                started = true;
                current = following;
                return following;
            }
        };
    }

    /** All nodes below, in the order of the document. */
    static Iterator<XNode> nodes(Work work, XContainer top, boolean self) {
        return steps(work, self ? top : top.first, current -> current == null ? null : after(work, top, current));
    }

    private static @Nullable XNode after(Work work, XContainer top, XNode current) {
        if (current instanceof XContainer container && container.first != null) {
            return container.first;
        }
        XNode at = current;
        while (at != null && at != top && at.next == null) {
            work.tick();
            at = at.parent;
        }
        return at == null || at == top ? null : at.next;
    }

    static Iterator<XNode> children(Work work, XContainer of) {
        return steps(work, of.first, current -> current == null ? null : current.next);
    }

    static Iterator<XNode> following(Work work, XNode of) {
        return steps(work, of.next, current -> current == null ? null : current.next);
    }

    static Iterator<XNode> preceding(Work work, XNode of) {
        XNode first = of.parent == null ? of : of.parent.first;
        return steps(
                work,
                first == of ? null : first,
                current -> current == null || current.next == of ? null : current.next);
    }

    static Iterator<XElement> ancestors(Work work, @Nullable XElement from) {
        return steps(work, from, current -> current == null ? null : current.parent());
    }

    static Iterator<XAttribute> attributes(Work work, XElement of) {
        return steps(work, of.firstAttribute, current -> current == null ? null : current.next);
    }

    /** Less than 0 if the first comes first; null if they have no root in common. */
    static @Nullable Integer order(Work work, XNode a, XNode b) {
        if (a == b) {
            return 0;
        }
        int depthA = depth(work, a);
        int depthB = depth(work, b);
        XNode atA = up(work, a, depthA - depthB);
        XNode atB = up(work, b, depthB - depthA);
        if (atA == atB) {
            return depthA < depthB ? -1 : 1;
        }
        while (atA.parent != atB.parent) {
            work.tick();
            if (atA.parent == null || atB.parent == null) {
                return null;
            }
            atA = atA.parent;
            atB = atB.parent;
        }
        if (atA.parent == null) {
            return null;
        }
        for (XNode each = atA.next; each != null; each = each.next) {
            work.tick();
            if (each == atB) {
                return -1;
            }
        }
        return 1;
    }

    private static int depth(Work work, XNode node) {
        int depth = 0;
        for (XNode at = node.parent; at != null; at = at.parent) {
            work.tick();
            depth++;
        }
        return depth;
    }

    private static XNode up(Work work, XNode node, int levels) {
        XNode at = node;
        for (int i = 0; i < levels && at.parent != null; i++) {
            work.tick();
            at = at.parent;
        }
        return at;
    }
}
