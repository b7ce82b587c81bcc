package io.holdfast.dotnet.body;

import io.holdfast.dotnet.xml.XAttribute;
import io.holdfast.dotnet.xml.XElement;
import io.holdfast.dotnet.xml.XName;
import io.holdfast.dotnet.xml.XNamespace;
import java.util.ArrayList;
import java.util.List;

/** Which prefix stands for a namespace where one is in a document. */
final class XmlPrefixes {

    private record Declared(String prefix, String uri) {}

    private final List<Declared> declared = new ArrayList<>();

    /** @return what {@link #forget} takes when the element is left */
    int declare(XElement element) {
        int before = declared.size();
        for (XAttribute each = element.firstAttribute(); each != null; each = each.nextAttribute()) {
            if (each.isNamespaceDeclaration()) {
                boolean isDefault = each.name().namespace().uri().isEmpty();
                declared.add(new Declared(isDefault ? "" : each.name().localName(), each.value()));
            }
        }
        return before;
    }

    void forget(int to) {
        while (declared.size() > to) {
            declared.removeLast();
        }
    }

    String name(XName name, String separator, boolean attribute) {
        String prefix = prefix(name.namespace().uri(), attribute);
        return prefix.isEmpty() ? name.localName() : prefix + separator + name.localName();
    }

    private String prefix(String uri, boolean attribute) {
        if (uri.isEmpty()) {
            return "";
        }
        for (Declared each : declared.reversed()) {
            if (each.uri.equals(uri) && !(attribute && each.prefix.isEmpty())) {
                return each.prefix;
            }
        }
        return uri.equals(XNamespace.XML.uri()) ? "xml" : uri.equals(XNamespace.XMLNS.uri()) ? "xmlns" : "";
    }
}
