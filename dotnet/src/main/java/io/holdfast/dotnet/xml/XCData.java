package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** Text in a CDATA section. */
public final class XCData extends XText {

    public XCData(@Nullable String value) {
        super(value);
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.CDATA;
    }

    @Override
    XNode copy(Work work) {
        work.charge(NODE_BYTES);
        return new XCData(value);
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        printer.data(value);
    }
}
