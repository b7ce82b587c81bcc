package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** {@code <?target data?>}. */
public final class XProcessingInstruction extends XNode {

    private final String target;
    private String data;

    public XProcessingInstruction(@Nullable String target, @Nullable String data) {
        if (data == null) {
            throw NetException.argumentNull("data");
        }
        if (target == null) {
            throw NetException.argumentNull("target");
        }
        XmlNames.checkLocal(target);
        if (target.equalsIgnoreCase("xml")) {
            throw NetException.argument("'" + target + "' is an invalid name for a processing instruction.");
        }
        this.target = target;
        this.data = data;
    }

    public String target() {
        return target;
    }

    public String data() {
        return data;
    }

    public void data(@Nullable String to) {
        if (to == null) {
            throw NetException.argumentNull("value");
        }
        data = to;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.ProcessingInstruction;
    }

    @Override
    XNode copy(Work work) {
        work.charge(NODE_BYTES);
        return new XProcessingInstruction(target, data);
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        printer.instruction(target, data);
    }

    @Override
    boolean sameAs(Work work, XNode other) {
        return other instanceof XProcessingInstruction that && target.equals(that.target) && data.equals(that.data);
    }
}
