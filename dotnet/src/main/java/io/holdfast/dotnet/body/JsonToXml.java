package io.holdfast.dotnet.body;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.Formatting;
import io.holdfast.dotnet.json.JArray;
import io.holdfast.dotnet.json.JContainer;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JProperty;
import io.holdfast.dotnet.json.JToken;
import io.holdfast.dotnet.json.JTokenType;
import io.holdfast.dotnet.json.JValue;
import io.holdfast.dotnet.json.Json;
import io.holdfast.dotnet.xml.XAttribute;
import io.holdfast.dotnet.xml.XCData;
import io.holdfast.dotnet.xml.XDocument;
import io.holdfast.dotnet.xml.XElement;
import io.holdfast.dotnet.xml.XName;
import io.holdfast.dotnet.xml.XNamespace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XML of JSON. A root with one property becomes that element; anything else lies in an element {@code root}. Arrays become elements of
 * one name. {@code @name} is an attribute, {@code #text} and {@code #cdata-section} are text. What stands before a separator is a prefix
 * if it was declared. Characters that names can't have are written {@code _x0020_}.
 */
public final class JsonToXml {

    private static final String ROOT = "root";

    /**
     * How it is converted.
     *
     * @param parseDate whether texts that look like dates are written as .NET writes dates; otherwise they are copied
     * @param separator between prefix and name
     * @param namespacePrefix with the separator and a prefix, or alone, a property that declares a namespace
     * @param attributeBlock the property whose properties are the attributes; null if there is none
     */
    public record Options(
            boolean parseDate,
            String separator,
            String namespacePrefix,
            @Nullable String attributeBlock) {
        public static final Options DEFAULT = new Options(true, "_", "xmlns", null);
    }

    private final Work work;
    private final Options options;

    private JsonToXml(Work work, Options options) {
        this.work = work;
        this.options = options;
    }

    /** @throws NetException if the text is no JSON */
    public static String convert(Work work, String json, Options options) {
        JToken token = options.parseDate ? Json.token(work, json, null) : Json.untouched(work, json);
        return new JsonToXml(work, options).document(token).text(work, false);
    }

    private XDocument document(JToken token) {
        var document = new XDocument();
        boolean one = token instanceof JObject object
                && object.count() == 1
                && !(object.properties().getFirst().value() instanceof JArray array && array.count() != 1);
        if (one) {
            JProperty only = ((JObject) token).properties().getFirst();
            JToken value =
                    only.value() instanceof JArray array ? array.children().getFirst() : only.value();
            document.add(work, element(only.name(), value, Map.of()));
        } else if (token instanceof JArray array) {
            var root = new XElement(XName.get(ROOT));
            array.children().forEach(each -> add(root, "item", each, Map.of()));
            document.add(work, root);
        } else {
            document.add(work, element(ROOT, token, Map.of()));
        }
        return document;
    }

    private void add(XElement to, String name, JToken value, Map<String, String> outer) {
        work.tick();
        to.add(work, element(name, value, outer));
    }

    private XElement element(String name, JToken value, Map<String, String> outer) {
        work.enter();
        try {
            Map<String, String> namespaces = value instanceof JObject object ? declared(object, outer) : outer;
            var element = new XElement(name(name, namespaces, true));
            switch (value) {
                case JObject object -> members(element, object, namespaces);
                case JArray array -> array.children().forEach(each -> add(element, name, each, namespaces));
                case JContainer other -> other.children().forEach(each -> add(element, name, each, namespaces));
                default -> text(element, value);
            }
            return element;
        } finally {
            work.leave();
        }
    }

    private void text(XElement element, JToken value) {
        if (!(value instanceof JValue simple && simple.value() == null)) {
            element.add(work, text(value));
        }
    }

    private String text(JToken value) {
        String json = value.text(work, Formatting.None);
        // Of what stands between quotes, what is between them: a date is one too.
        boolean quoted = json.startsWith("\"") && value.type() != JTokenType.String;
        return value.type() == JTokenType.String
                ? value.text(work)
                : quoted ? json.substring(1, json.length() - 1) : json;
    }

    private boolean declares(String name) {
        return name.equals(options.namespacePrefix) || name.startsWith(options.namespacePrefix + options.separator);
    }

    private Map<String, String> declared(JObject object, Map<String, String> outer) {
        Map<String, String> all = outer;
        boolean changed = false;
        for (JProperty each : object.properties()) {
            work.tick();
            String name = each.name().startsWith("@") ? each.name().substring(1) : each.name();
            if (declares(name) && each.value() instanceof JValue) {
                all = changed ? all : new HashMap<>(outer);
                changed = true;
                all.put(prefix(name), text(each.value()));
            }
        }
        return all;
    }

    private String prefix(String declaration) {
        int length = options.namespacePrefix.length() + options.separator.length();
        return declaration.equals(options.namespacePrefix) ? "" : declaration.substring(length);
    }

    private void members(XElement element, JObject object, Map<String, String> namespaces) {
        for (JProperty each : object.properties()) {
            work.tick();
            String name = each.name();
            JToken value = each.value();
            String plain = name.startsWith("@") ? name.substring(1) : name;
            if (value instanceof JValue && declares(plain)) {
                declare(element, prefix(plain), text(value));
            } else if (name.equals(options.attributeBlock) && value instanceof JObject block) {
                block.properties().forEach(one -> attribute(element, one.name(), one.value(), namespaces));
            } else if (name.startsWith("@") && name.length() > 1 && value instanceof JValue) {
                attribute(element, plain, value, namespaces);
            } else if (name.equals("#text")) {
                many(value, one -> text(element, one));
            } else if (name.equals("#cdata-section")) {
                many(value, one -> element.add(work, new XCData(text(one))));
            } else {
                many(value, one -> add(element, name, one, namespaces));
            }
        }
    }

    private void many(JToken value, java.util.function.Consumer<JToken> each) {
        if (value instanceof JArray array) {
            array.children().forEach(each);
        } else {
            each.accept(value);
        }
    }

    private void declare(XElement element, String prefix, String uri) {
        XName name = prefix.isEmpty() ? XName.get("xmlns") : XNamespace.XMLNS.name(XmlEncoding.name(prefix));
        element.setAttribute(work, name, uri);
    }

    private void attribute(XElement element, String name, JToken value, Map<String, String> namespaces) {
        if (declares(name)) {
            declare(element, prefix(name), text(value));
        } else {
            element.add(work, new XAttribute(work, name(name, namespaces, false), text(value)));
        }
    }

    private XName name(String name, Map<String, String> namespaces, boolean element) {
        int at = name.indexOf(options.separator);
        String prefix = at > 0 ? name.substring(0, at) : "";
        String local = at > 0 ? name.substring(at + options.separator.length()) : "";
        if (prefix.equals("xml") && !local.isEmpty()) {
            return XNamespace.XML.name(XmlEncoding.name(local));
        }
        if (!prefix.isEmpty() && !local.isEmpty() && namespaces.containsKey(prefix)) {
            return XNamespace.get(namespaces.get(prefix)).name(XmlEncoding.name(local));
        }
        String uri = element ? namespaces.getOrDefault("", "") : "";
        return XNamespace.get(uri).name(XmlEncoding.name(name));
    }
}
