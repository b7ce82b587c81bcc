package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** An element. */
public final class XElement extends XContainer {

    private XName name;

    @Nullable
    XAttribute firstAttribute;

    @Nullable
    XAttribute lastAttribute;

    private boolean opened;

    public XElement(@Nullable XName name) {
        if (name == null) {
            throw NetException.argumentNull("name");
        }
        this.name = name;
    }

    /** @param content nodes, attributes, texts, sequences of them */
    public XElement(Work work, @Nullable XName name, @Nullable Object content) {
        this(name);
        work.charge(NODE_BYTES);
        add(work, content);
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.Element;
    }

    public XName name() {
        return name;
    }

    public void name(@Nullable XName to) {
        if (to == null) {
            throw NetException.argumentNull("value");
        }
        name = to;
    }

    /** Whether it is {@code <a />}. */
    public boolean isEmpty() {
        return first == null && !opened;
    }

    @Override
    void opened() {
        opened = true;
    }

    void opened(boolean to) {
        opened = to;
    }

    public @Nullable XAttribute firstAttribute() {
        return firstAttribute;
    }

    public @Nullable XAttribute lastAttribute() {
        return lastAttribute;
    }

    public @Nullable XAttribute attribute(@Nullable XName of) {
        for (XAttribute each = firstAttribute; each != null; each = each.next) {
            if (each.name().equals(of)) {
                return each;
            }
        }
        return null;
    }

    @Override
    void addAttribute(Work work, XAttribute attribute) {
        for (XAttribute each = firstAttribute; each != null; each = each.next) {
            work.tick();
            if (each.name().equals(attribute.name())) {
                throw NetException.invalidOperation("Duplicate attribute.");
            }
        }
        work.charge(NODE_BYTES);
        link(attribute.parent == null ? attribute : attribute.copy(work));
    }

    void link(XAttribute attribute) {
        attribute.parent = this;
        attribute.previous = lastAttribute;
        if (lastAttribute == null) {
            firstAttribute = attribute;
        } else {
            lastAttribute.next = attribute;
        }
        lastAttribute = attribute;
    }

    void unlink(XAttribute attribute) {
        if (attribute.previous == null) {
            firstAttribute = attribute.next;
        } else {
            attribute.previous.next = attribute.next;
        }
        if (attribute.next == null) {
            lastAttribute = attribute.previous;
        } else {
            attribute.next.previous = attribute.previous;
        }
        attribute.parent = null;
        attribute.previous = null;
        attribute.next = null;
    }

    public void removeAttributes() {
        while (firstAttribute != null) {
            unlink(firstAttribute);
        }
    }

    public void removeAll(Work work) {
        removeAttributes();
        removeNodes(work);
    }

    /** All text below it. */
    public String value(Work work) {
        if (first instanceof XText only && only.next == null) {
            return only.value;
        }
        var text = new StringBuilder();
        for (var each = XmlWalk.nodes(work, this, false); each.hasNext(); ) {
            if (each.next() instanceof XText one) {
                work.charge(2L * one.value.length());
                text.append(one.value);
            }
        }
        return text.toString();
    }

    /** In place of all content. */
    public void value(Work work, @Nullable Object to) {
        if (to == null) {
            throw NetException.argumentNull("value");
        }
        String text = XmlValues.text(work, to);
        removeNodes(work);
        opened = false;
        add(work, text);
    }

    /** Adds, changes or, with null, removes. */
    public void setAttribute(Work work, @Nullable XName of, @Nullable Object value) {
        XAttribute existing = attribute(of);
        if (value == null) {
            if (existing != null) {
                existing.remove();
            }
        } else if (existing == null) {
            addAttribute(work, new XAttribute(work, of, value));
        } else {
            existing.value(work, value);
        }
    }

    /** Adds, changes or, with null, removes. */
    public void setElement(Work work, @Nullable XName of, @Nullable Object value) {
        XElement existing = element(work, of);
        if (value == null) {
            if (existing != null) {
                existing.remove();
            }
        } else if (existing == null) {
            add(work, new XElement(work, of, XmlValues.text(work, value)));
        } else {
            existing.value(work, value);
        }
    }

    @Override
    XElement copy(Work work) {
        work.charge(NODE_BYTES);
        var copy = new XElement(name);
        copy.opened = opened;
        for (XAttribute each = firstAttribute; each != null; each = each.next) {
            copy.link(each.copy(work));
        }
        copyNodes(work, copy);
        return copy;
    }

    @Override
    void write(Work work, XmlPrinter printer) {
        printer.element(this);
    }

    @Override
    boolean sameAs(Work work, XNode other) {
        return other instanceof XElement element
                && name.equals(element.name)
                && sameAttributes(element)
                && isEmpty() == element.isEmpty()
                && sameNodes(work, element);
    }

    private boolean sameAttributes(XElement other) {
        XAttribute mine = firstAttribute;
        XAttribute its = other.firstAttribute;
        while (mine != null
                && its != null
                && mine.name().equals(its.name())
                && mine.value().equals(its.value())) {
            mine = mine.next;
            its = its.next;
        }
        return mine == null && its == null;
    }
}
