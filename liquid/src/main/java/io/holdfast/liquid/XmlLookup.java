package io.holdfast.liquid;

import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.xml.XAttribute;
import io.holdfast.dotnet.xml.XContainer;
import io.holdfast.dotnet.xml.XElement;
import io.holdfast.dotnet.xml.XNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements by their names without prefixes: one, or a list where there are several; then attributes. An element of text is its text. */
final class XmlLookup {

    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private XmlLookup() {}

    static @Nullable Object child(Work work, XContainer in, String name) {
        List<Object> found = children(work, in, name, false);
        if (found.isEmpty()) {
            found = children(work, in, name, true);
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        return found.isEmpty() ? (in instanceof XElement element ? attribute(element, name) : null) : found;
    }

    private static List<Object> children(Work work, XContainer in, String name, boolean anyCase) {
        List<Object> found = new ArrayList<>();
        for (XNode each = in.firstNode(); each != null; each = each.nextNode()) {
            work.tick();
            if (each instanceof XElement element) {
                String its = element.name().localName();
                if (anyCase ? its.equalsIgnoreCase(name) : its.equals(name)) {
                    found.add(value(work, element));
                }
            }
        }
        return found;
    }

    private static @Nullable String attribute(XElement element, String name) {
        for (XAttribute each = element.firstAttribute(); each != null; each = each.nextAttribute()) {
            if (each.name().localName().equalsIgnoreCase(name) && !each.isNamespaceDeclaration()) {
                return each.value();
            }
        }
        return null;
    }

    /** Its text, if nothing but text is in it and it has no attributes of its own. */
    static Object value(Work work, XElement element) {
        boolean attributes = false;
        for (XAttribute each = element.firstAttribute(); each != null; each = each.nextAttribute()) {
            attributes |= !each.isNamespaceDeclaration()
                    && !each.name().namespace().uri().equals(INSTANCE);
        }
        for (XNode each = element.firstNode(); each != null; each = each.nextNode()) {
            work.tick();
            if (each instanceof XElement) {
                return element;
            }
        }
        return attributes ? element : element.value(work);
    }
}
