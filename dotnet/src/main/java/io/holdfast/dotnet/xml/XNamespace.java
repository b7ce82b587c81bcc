package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import org.jspecify.annotations.Nullable;

/** A namespace. */
public record XNamespace(String uri) implements NetObject {

    public static final XNamespace NONE = new XNamespace("");
    public static final XNamespace XML = new XNamespace("http://www.w3.org/XML/1998/namespace");
    public static final XNamespace XMLNS = new XNamespace("http://www.w3.org/2000/xmlns/");

    /** @throws NetException of null */
    public static XNamespace get(@Nullable String uri) {
        if (uri == null) {
            throw NetException.argumentNull("namespaceName");
        }
        return uri.isEmpty() ? NONE : new XNamespace(uri);
    }

    public XName name(@Nullable String localName) {
        if (localName == null) {
            throw NetException.argumentNull("localName");
        }
        XmlNames.checkLocal(localName);
        return new XName(this, localName);
    }

    @Override
    public TypeRef netType() {
        return NetTypes.get("System.Xml.Linq.XNamespace").ref();
    }

    @Override
    public String toString() {
        return uri;
    }
}
