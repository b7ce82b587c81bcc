package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** An attribute. */
public final class XAttribute extends XObject {

    private final XName name;
    private String value;

    @Nullable
    XAttribute previous;

    @Nullable
    XAttribute next;

    /** @param value anything but null and nodes */
    public XAttribute(Work work, @Nullable XName name, @Nullable Object value) {
        if (name == null) {
            throw NetException.argumentNull("name");
        }
        if (value == null) {
            throw NetException.argumentNull("value");
        }
        String text = XmlValues.text(work, value);
        check(name, text);
        this.name = name;
        this.value = text;
    }

    /** Of what was read. */
    XAttribute(XName name, String value) {
        this.name = name;
        this.value = value;
    }

    private static void check(XName name, String value) {
        boolean declares = name.namespace().equals(XNamespace.XMLNS);
        if (declares && value.isEmpty()) {
            throw NetException.argument(
                    "The prefix '" + name.localName() + "' cannot be bound to the empty namespace name.");
        }
        if (declares && name.localName().equals("xmlns")) {
            throw NetException.argument("The prefix 'xmlns' is bound to the namespace name"
                    + " 'http://www.w3.org/2000/xmlns/'. The prefix must not be declared, and must not be bound to"
                    + " another namespace name.");
        }
    }

    public XName name() {
        return name;
    }

    public String value() {
        return value;
    }

    public void value(Work work, @Nullable Object to) {
        if (to == null) {
            throw NetException.argumentNull("value");
        }
        String text = XmlValues.text(work, to);
        check(name, text);
        value = text;
    }

    public boolean isNamespaceDeclaration() {
        return name.namespace().equals(XNamespace.XMLNS)
                || (name.namespace().uri().isEmpty() && name.localName().equals("xmlns"));
    }

    /** The prefix that it declares; empty if it declares the default namespace. */
    String declaredPrefix() {
        return name.namespace().uri().isEmpty() ? "" : name.localName();
    }

    public @Nullable XAttribute nextAttribute() {
        return next;
    }

    public @Nullable XAttribute previousAttribute() {
        return previous;
    }

    public void remove() {
        if (!(parent instanceof XElement element)) {
            throw missingParent();
        }
        element.unlink(this);
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Attribute;
    }

    XAttribute copy(Work work) {
        work.charge(NODE_BYTES);
        return new XAttribute(name, value);
    }

    @Override
    public String toString() {
        return XmlPrinter.attribute(Work.standard(), this);
    }
}
