package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import org.jspecify.annotations.Nullable;

/** A namespace and a name in it. */
public record XName(XNamespace namespace, String localName) implements NetObject {

    /**
     * @param expanded {@code name} or {@code {namespace}name}
     * @throws NetException if it is no name
     */
    public static XName get(@Nullable String expanded) {
        if (expanded == null) {
            throw NetException.argumentNull("expandedName");
        }
        if (expanded.isEmpty()) {
            throw NetException.argument("'' is an invalid expanded name.");
        }
        if (expanded.charAt(0) != '{') {
            return XNamespace.NONE.name(expanded);
        }
        int end = expanded.lastIndexOf('}');
        if (end <= 1 || end == expanded.length() - 1) {
            throw NetException.argument("'" + expanded + "' is an invalid expanded name.");
        }
        return XNamespace.get(expanded.substring(1, end)).name(expanded.substring(end + 1));
    }

    static XName of(String localName) {
        return new XName(XNamespace.NONE, localName);
    }

    @Override
    public TypeRef netType() {
        return NetTypes.get("System.Xml.Linq.XName").ref();
    }

    @Override
    public String toString() {
        return namespace.uri().isEmpty() ? localName : "{" + namespace.uri() + "}" + localName;
    }
}
