package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** A comment. */
public final class XComment extends XNode {

    private String value;

    public XComment(@Nullable String value) {
        this.value = given(value);
    }

    private static String given(@Nullable String value) {
        if (value == null) {
            throw NetException.argumentNull("value");
        }
        return value;
    }

    public String value() {
        return value;
    }

    public void value(@Nullable String to) {
        value = given(to);
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Comment;
    }

    @Override
    XNode copy(Work work) {
        work.charge(NODE_BYTES);
        return new XComment(value);
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        printer.comment(value);
    }

    @Override
    boolean sameAs(Work work, XNode other) {
        return other instanceof XComment comment && value.equals(comment.value);
    }
}
