package io.holdfast.dotnet.xml;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tag of an element: which prefixes it uses, and which it must declare that nobody declared. */
final class XmlStartTag {

    /** Takes one attribute as it is printed. */
    interface Pairs {
        void add(String prefix, String localName, String value);
    }

    private final XElement element;
    private final XmlScope scope;
    private final Map<String, String> own = new LinkedHashMap<>();
    private final Map<String, String> implied = new LinkedHashMap<>();
    private final String prefix;

    /** Binds the element's prefixes in the scope. */
    XmlStartTag(XElement element, XmlScope scope) {
        this.element = element;
        this.scope = scope;
        for (XAttribute each = element.firstAttribute; each != null; each = each.next) {
            if (each.isNamespaceDeclaration()) {
                own.put(each.declaredPrefix(), each.value());
            }
        }
        // An element binds its own prefix, whether that changes anything or not: generated prefixes count them.
        String uri = element.name().namespace().uri();
        own.forEach(scope::bind);
        String known = uri.isEmpty() ? "" : scope.prefix(uri, true);
        prefix = known == null ? "" : known;
        String declared = own.get(prefix);
        if (declared == null) {
            if (!uri.equals(scope.uri(prefix))) {
                implied.put(prefix, uri);
            }
            scope.bind(prefix, uri);
        } else if (!declared.equals(uri)) {
            throw XmlNames.xml("The prefix '" + prefix + "' cannot be redefined from '" + uri + "' to '" + declared
                    + "' within the same start element tag.");
        }
    }

    String name() {
        return prefix.isEmpty()
                ? element.name().localName()
                : prefix + ":" + element.name().localName();
    }

    void attributes(Pairs to) {
        for (XAttribute each = element.firstAttribute; each != null; each = each.next) {
            String uri = each.name().namespace().uri();
            to.add(uri.isEmpty() ? "" : prefix(uri), each.name().localName(), each.value());
        }
        implied.forEach((each, uri) -> to.add(each.isEmpty() ? "" : "xmlns", each.isEmpty() ? "xmlns" : each, uri));
    }

    private String prefix(String uri) {
        String known = scope.prefix(uri, false);
        if (known != null) {
            return known;
        }
        String made = scope.unused();
        scope.bind(made, uri);
        implied.put(made, uri);
        return made;
    }
}
