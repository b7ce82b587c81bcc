package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** Text. */
public class XText extends XNode {

    String value;

    public XText(@Nullable String value) {
        if (value == null) {
            throw NetException.argumentNull("value");
        }
        this.value = value;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Text;
    }

    public final String value() {
        return value;
    }

    public final void value(@Nullable String to) {
        if (to == null) {
            throw NetException.argumentNull("value");
        }
        value = to;
    }

    @Override
    XNode copy(Work work) {
        work.charge(NODE_BYTES);
        return new XText(value);
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        printer.characters(value);
    }

    @Override
    final boolean sameAs(Work work, XNode other) {
        return other instanceof XText text && nodeType() == text.nodeType() && value.equals(text.value);
    }
}
