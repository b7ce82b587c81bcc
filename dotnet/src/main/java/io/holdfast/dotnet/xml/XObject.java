package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** A node or an attribute. */
public abstract class XObject implements NetObject {

    /** What a node takes, about. */
    static final int NODE_BYTES = 80;

    @Nullable
    XContainer parent;

    XObject() {}

    public abstract XmlNodeType nodeType();

    @Override
    public final TypeRef netType() {
        return NetTypes.get("System.Xml.Linq." + getClass().getSimpleName()).ref();
    }

    /** The element it lies in; null in a document, and of what lies nowhere. */
    public final @Nullable XElement parent() {
        return parent instanceof XElement element ? element : null;
    }

    public final @Nullable XDocument document(Work work) {
        XObject at = this;
        while (at.parent != null) {
            work.tick();
            at = at.parent;
        }
        return at instanceof XDocument document ? document : null;
    }

    static NetException missingParent() {
        return NetException.invalidOperation("The parent is missing.");
    }
}
