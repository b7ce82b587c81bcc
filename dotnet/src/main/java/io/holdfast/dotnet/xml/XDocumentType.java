package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code <!DOCTYPE name>}, which is kept and printed and otherwise without effect: nothing that it declares is used. */
public final class XDocumentType extends XNode {

    private final String name;
    private final @Nullable String publicId;
    private final @Nullable String systemId;
    private final @Nullable String internalSubset;

    public XDocumentType(
            @Nullable String name,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String internalSubset) {
        XmlNames.checkLocal(name == null ? "" : name.replace(':', '_'));
        this.name = Objects.requireNonNull(name);
        this.publicId = publicId;
        this.systemId = systemId;
        this.internalSubset = internalSubset;
    }

    public String name() {
        return name;
    }

    public @Nullable String publicId() {
        return publicId;
    }

    public @Nullable String systemId() {
        return systemId;
    }

    public @Nullable String internalSubset() {
        return internalSubset;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.DocumentType;
    }

    @Override
    XNode copy(Work work) {
        work.charge(NODE_BYTES);
        return new XDocumentType(name, publicId, systemId, internalSubset);
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        printer.documentType(this);
    }

    @Override
    boolean sameAs(Work work, XNode other) {
        return other instanceof XDocumentType that
                && name.equals(that.name)
                && Objects.equals(publicId, that.publicId)
                && Objects.equals(systemId, that.systemId)
                && Objects.equals(internalSubset, that.internalSubset);
    }
}
