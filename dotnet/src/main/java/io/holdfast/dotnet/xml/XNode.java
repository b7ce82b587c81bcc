package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A node of a document. */
@SuppressWarnings("ReferenceEquality") // Where a node lies is the question, not what it holds.
public abstract class XNode extends XObject {

    @Nullable
    XNode previous;

    @Nullable
    XNode next;

    XNode() {}

    public final @Nullable XNode nextNode() {
        return next;
    }

    public final @Nullable XNode previousNode() {
        return previous;
    }

    abstract XNode copy(Work work);

    abstract void write(Work work, XmlPrinter printer);

    abstract boolean sameAs(Work work, XNode other);

    public final void remove() {
        requireParent().unlink(this);
    }

    public final void addAfterSelf(Work work, @Nullable Object content) {
        requireParent().insert(work, next, content);
    }

    public final void addBeforeSelf(Work work, @Nullable Object content) {
        requireParent().insert(work, this, content);
    }

    public final void replaceWith(Work work, @Nullable Object content) {
        XContainer in = requireParent();
        XNode after = next;
        in.unlink(this);
        in.insert(work, after, content);
    }

    private XContainer requireParent() {
        if (parent == null) {
            throw missingParent();
        }
        return Objects.requireNonNull(parent);
    }

    public static boolean deepEquals(Work work, @Nullable XNode a, @Nullable XNode b) {
        return a == b || (a != null && b != null && a.sameAs(work, b));
    }

    /** The XML, with indentation or as it is. */
    public final String text(Work work, boolean formatted) {
        var printer = new XmlPrinter(work, formatted);
        write(work, printer);
        return printer.text();
    }

    @Override
    public final String toString() {
        return text(Work.standard(), true);
    }
}
