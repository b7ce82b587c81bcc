package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** A document: one element, and comments, instructions and a document type beside it. */
public final class XDocument extends XContainer {

    private @Nullable XDeclaration declaration;

    public XDocument() {}

    public XDocument(Work work, @Nullable XDeclaration declaration, @Nullable Object content) {
        this.declaration = declaration;
        add(work, content);
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Document;
    }

    public @Nullable XDeclaration declaration() {
        return declaration;
    }

    public void declaration(@Nullable XDeclaration to) {
        declaration = to;
    }

    public @Nullable XElement root() {
        for (XNode each = first; each != null; each = each.next) {
            if (each instanceof XElement element) {
                return element;
            }
        }
        return null;
    }

    public @Nullable XDocumentType documentType() {
        for (XNode each = first; each != null; each = each.next) {
            if (each instanceof XDocumentType type) {
                return type;
            }
        }
        return null;
    }

    @Override
    void check(XNode node, @Nullable XNode before) {
        switch (node) {
            case XDocument document -> super.check(node, before);
            case XCData data -> throw NetException.argument("A node of type CDATA cannot be added to content.");
            case XText text -> checkText(text.value);
            case XElement element -> {
                if (root() != null) {
                    throw wrong();
                }
            }
            case XDocumentType type -> {
                if (documentType() != null || (root() != null && before == null)) {
                    throw wrong();
                }
            }
            default -> {}
        }
    }

    private static NetException wrong() {
        return NetException.invalidOperation("This operation would create an incorrectly structured document.");
    }

    @Override
    void checkText(String text) {
        if (!XmlNames.isBlank(text)) {
            throw NetException.argument("Non-whitespace characters cannot be added to content.");
        }
    }

    @Override
    XDocument copy(Work work) {
        work.charge(NODE_BYTES);
        var copy = new XDocument();
        copy.declaration = declaration == null
                ? null
                : new XDeclaration(declaration.version(), declaration.encoding(), declaration.standalone());
        copyNodes(work, copy);
        return copy;
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        writeNodes(work, printer);
    }

    @Override
    boolean sameAs(Work work, XNode other) {
        return other instanceof XDocument document && sameNodes(work, document);
    }
}
