package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A node with nodes below it. */
@SuppressWarnings("ReferenceEquality") // Where a node lies is the question, not what it holds.
public abstract class XContainer extends XNode {

    @Nullable
    XNode first;

    @Nullable
    XNode last;

    XContainer() {}

    public final @Nullable XNode firstNode() {
        return first;
    }

    public final @Nullable XNode lastNode() {
        return last;
    }

    /** Adds a node, an attribute, a text, what becomes a text, or all of a sequence. */
    public final void add(Work work, @Nullable Object content) {
        insert(work, null, content);
    }

    public final void addFirst(Work work, @Nullable Object content) {
        insert(work, first, content);
    }

    /** @param before the node that the content goes before; null at the end */
    final void insert(Work work, @Nullable XNode before, @Nullable Object content) {
        work.tick();
        switch (content) {
            case null -> {}
            case XNode node -> insertNode(work, before, ownable(work, node));
            case XAttribute attribute -> addAttribute(work, attribute);
            case String text -> addText(work, before, text);
            case NetEnumerable many -> {
                work.enter();
                try {
                    for (Iterator<@Nullable Object> each = Sequences.of(many); each.hasNext(); ) {
                        insert(work, before, each.next());
                    }
                } finally {
                    work.leave();
                }
            }
            default -> addText(work, before, XmlValues.text(work, content));
        }
    }

    private XNode ownable(Work work, XNode node) {
        if (node.parent != null) {
            return node.copy(work);
        }
        XNode root = this;
        while (root.parent != null) {
            work.tick();
            root = root.parent;
        }
        return root == node ? node.copy(work) : node;
    }

    private void insertNode(Work work, @Nullable XNode before, XNode node) {
        check(node, before);
        work.charge(NODE_BYTES);
        link(before, node);
    }

    final void link(@Nullable XNode before, XNode node) {
        XNode after = before == null ? last : before.previous;
        node.parent = this;
        node.previous = after;
        node.next = before;
        if (after == null) {
            first = node;
        } else {
            after.next = node;
        }
        if (before == null) {
            last = node;
        } else {
            before.previous = node;
        }
    }

    /** Texts next to each other become one. */
    private void addText(Work work, @Nullable XNode before, String text) {
        checkText(text);
        XNode after = before == null ? last : before.previous;
        if (text.isEmpty()) {
            if (after == null && before == null) {
                opened();
            }
        } else if (after instanceof XText existing && existing.nodeType() == XmlNodeType.Text) {
            work.charge(2L * (existing.value.length() + text.length()));
            existing.value += text;
        } else {
            work.charge(NODE_BYTES);
            link(before, new XText(text));
        }
    }

    final void unlink(XNode node) {
        if (node.previous == null) {
            first = node.next;
        } else {
            node.previous.next = node.next;
        }
        if (node.next == null) {
            last = node.previous;
        } else {
            node.next.previous = node.previous;
        }
        node.parent = null;
        node.previous = null;
        node.next = null;
    }

    public final void removeNodes(Work work) {
        while (first != null) {
            work.tick();
            unlink(first);
        }
    }

    public final void replaceNodes(Work work, @Nullable Object content) {
        removeNodes(work);
        add(work, content);
    }

    void check(XNode node, @Nullable XNode before) {
        if (node instanceof XDocument || node instanceof XDocumentType) {
            throw NetException.argument("A node of type " + node.nodeType() + " cannot be added to content.");
        }
    }

    void checkText(String text) {}

    /** An empty text was put in: {@code <a></a>} and no longer {@code <a />}. */
    void opened() {}

    void addAttribute(Work work, XAttribute attribute) {
        throw NetException.argument("An attribute cannot be added to content.");
    }

    final void copyNodes(Work work, XContainer into) {
        work.enter();
        for (XNode each = first; each != null; each = each.next) {
            work.tick();
            into.link(null, each.copy(work));
        }
        work.leave();
    }

    final boolean sameNodes(Work work, XContainer other) {
        work.enter();
        XNode mine = first;
        XNode its = other.first;
        while (mine != null && its != null && mine.sameAs(work, its)) {
            work.tick();
            mine = mine.next;
            its = its.next;
        }
        work.leave();
        return mine == null && its == null;
    }

    final void writeNodes(Work work, XmlPrinter printer) {
        for (XNode each = first; each != null; each = each.next) {
            work.tick();
            each.write(work, printer);
        }
    }

    /** The first child of that name. */
    public final @Nullable XElement element(Work work, @Nullable XName name) {
        for (XNode each = first; each != null; each = each.next) {
            work.tick();
            if (each instanceof XElement element && element.name().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
