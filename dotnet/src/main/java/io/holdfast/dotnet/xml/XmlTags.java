package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads start tags, and knows which prefixes are bound where. */
final class XmlTags {

    private final XmlSource source;
    final XmlScope scope = new XmlScope();

    XmlTags(XmlSource source) {
        this.source = source;
    }

    /** An attribute as it is written, and where. */
    private record Raw(String name, String value, int at, int valueAt) {}

    /** Reads from after the opening bracket to before what closes the tag. Binds the prefixes that it declares. */
    XElement read() {
        int start = source.at;
        String name = source.name();
        List<Raw> attributes = attributes();
        for (Raw each : attributes) {
            declare(each);
        }
        var element = new XElement(resolve(name, start, true));
        Set<XName> names = new HashSet<>();
        for (Raw each : attributes) {
            XName resolved = resolve(each.name, each.at, false);
            if (!names.add(resolved)) {
                throw at(each.at, "'" + each.name + "' is a duplicate attribute name.");
            }
            source.work.charge(XObject.NODE_BYTES);
            element.link(new XAttribute(resolved, each.value));
        }
        return element;
    }

    private List<Raw> attributes() {
        List<Raw> all = new ArrayList<>();
        while (true) {
            source.work.tick();
            boolean blanks = source.skipBlanks();
            char c = source.peek();
            if (c == '>' || c == '/' || c == '?' || source.atEnd()) {
                return all;
            }
            if (!blanks) {
                if (XmlNames.isStart(c)) {
                    throw source.error("'" + source.token() + "' is an unexpected token. Expecting white space.");
                }
                throw source.error("Name cannot begin with the '" + XmlNames.shown(c) + ".");
            }
            int at = source.at;
            String name = source.name();
            source.skipBlanks();
            if (source.peek() != '=') {
                throw source.unexpected("'='");
            }
            source.at++;
            source.skipBlanks();
            int valueAt = source.at;
            all.add(new Raw(name, value(), at, valueAt));
        }
    }

    private String value() {
        char quote = source.peek();
        if (quote != '"' && quote != '\'') {
            throw source.unexpected("'\"' or '''");
        }
        source.at++;
        var value = new StringBuilder();
        while (source.peek() != quote || source.atEnd()) {
            source.work.tick();
            if (source.atEnd()) {
                throw source.error("There is an unclosed literal string.");
            }
            char c = source.peek();
            if (c == '<') {
                throw source.error("'<', hexadecimal value 0x3C, is an invalid attribute character.");
            }
            if (!XmlNames.isText(c)) {
                throw source.badCharacter();
            }
            if (c == '&') {
                XmlReferences.read(source, value);
            } else {
                append(value, c);
            }
        }
        source.at++;
        source.work.charge(2L * value.length());
        return value.toString();
    }

    /** Ends of lines and tabs become blanks. */
    private void append(StringBuilder value, char c) {
        source.at++;
        if (c == '\r' && source.peek() == '\n') {
            return;
        }
        value.append(XmlNames.isBlank(c) ? ' ' : c);
    }

    private void declare(Raw attribute) {
        if (attribute.name.equals("xmlns")) {
            scope.bind("", attribute.value);
        } else if (attribute.name.startsWith("xmlns:")) {
            String prefix = attribute.name.substring("xmlns:".length());
            if (attribute.value.isEmpty()) {
                throw at(attribute.valueAt, "Invalid namespace declaration.");
            }
            boolean reserved = prefix.equals("xmlns")
                    || prefix.equals("xml") != attribute.value.equals(XNamespace.XML.uri())
                    || attribute.value.equals(XNamespace.XMLNS.uri());
            if (reserved) {
                throw at(
                        attribute.at,
                        "Prefix '" + prefix
                                + "' cannot be mapped to namespace name reserved for \"xml\" or \"xmlns\".");
            }
            scope.bind(prefix, attribute.value);
        }
    }

    private XName resolve(String name, int start, boolean element) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            String uri = element ? scope.uri("") : null;
            return new XName(uri == null || uri.isEmpty() ? XNamespace.NONE : new XNamespace(uri), name);
        }
        String uri = scope.uri(name.substring(0, colon));
        if (uri == null) {
            throw at(start, "'" + name.substring(0, colon) + "' is an undeclared prefix.");
        }
        return new XName(new XNamespace(uri), name.substring(colon + 1));
    }

    private NetException at(int place, String message) {
        return source.errorAt(place, message);
    }
}
