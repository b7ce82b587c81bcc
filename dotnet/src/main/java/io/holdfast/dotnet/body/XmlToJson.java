package io.holdfast.dotnet.body;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.Formatting;
import io.holdfast.dotnet.json.JArray;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JProperty;
import io.holdfast.dotnet.json.JToken;
import io.holdfast.dotnet.json.JValue;
import io.holdfast.dotnet.xml.XAttribute;
import io.holdfast.dotnet.xml.XComment;
import io.holdfast.dotnet.xml.XContainer;
import io.holdfast.dotnet.xml.XDocument;
import io.holdfast.dotnet.xml.XDocumentType;
import io.holdfast.dotnet.xml.XElement;
import io.holdfast.dotnet.xml.XNode;
import io.holdfast.dotnet.xml.XText;
import io.holdfast.dotnet.xml.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of XML. The direct kind has the shape of Newtonsoft's XmlNodeConverter: {@code @attribute}, {@code #text}, names with their
 * prefixes. Comments and document types are left out: JSON has neither.
 */
public final class XmlToJson {

    private static final String ARRAYS = "http://james.newtonking.com/projects/json";

    /**
     * How it is converted.
     *
     * @param friendly names as JavaScript has them: attributes are properties like elements, text beside them is {@code text}, and an
     *     underscore stands behind a prefix, as json-to-xml reads it
     * @param arrays whether every element below the root is an array
     * @param keepBlanks whether white space between elements is kept
     * @param emptyAsNull whether an element with nothing in it is null; otherwise {@code <a></a>} is an empty text
     * @param trim whether texts lose the white space around them
     */
    public record Options(boolean friendly, boolean arrays, boolean keepBlanks, boolean emptyAsNull, boolean trim) {
        public static final Options DIRECT = new Options(false, false, false, false, false);
        public static final Options FRIENDLY = new Options(true, false, false, false, false);
    }

    private final Work work;
    private final Options options;
    private final XmlPrefixes prefixes = new XmlPrefixes();

    private XmlToJson(Work work, Options options) {
        this.work = work;
        this.options = options;
    }

    /** @throws NetException if the text is no XML */
    public static String convert(Work work, String xml, Options options) {
        XDocument document = Xml.document(work, xml, options.keepBlanks);
        return token(work, document, options).text(work, Formatting.None);
    }

    static JToken token(Work work, XDocument document, Options options) {
        return new XmlToJson(work, options).document(document);
    }

    private JToken document(XDocument document) {
        var root = new JObject();
        if (document.declaration() != null && !options.friendly) {
            var declaration = new JObject();
            put(declaration, "@version", document.declaration().version());
            put(declaration, "@encoding", document.declaration().encoding());
            put(declaration, "@standalone", document.declaration().standalone());
            root.set(work, "?xml", declaration);
        }
        members(root, document, true);
        return root;
    }

    private void put(JObject to, String name, @Nullable String value) {
        if (value != null) {
            to.set(work, name, JValue.text(value));
        }
    }

    private JToken element(XElement element) {
        work.enter();
        int before = prefixes.declare(element);
        JToken token = inside(element);
        prefixes.forget(before);
        work.leave();
        return token;
    }

    private JToken inside(XElement element) {
        boolean attributes = hasAttributes(element);
        if (!attributes && element.firstNode() instanceof XText only && only.nextNode() == null && isText(only)) {
            return JValue.text(text(only.value()));
        }
        if (element.firstNode() == null && !attributes) {
            return options.emptyAsNull || element.isEmpty() ? JValue.ofNull() : JValue.text("");
        }
        var object = new JObject();
        for (XAttribute each = element.firstAttribute(); each != null; each = each.nextAttribute()) {
            work.tick();
            if (!isMarker(each)) {
                String name = prefixes.name(each.name(), separator(), true);
                put(object, options.friendly ? name : "@" + name, text(each.value()));
            }
        }
        members(object, element, false);
        return object;
    }

    private String separator() {
        return options.friendly ? "_" : ":";
    }

    private static boolean isText(XText text) {
        return text.nodeType() == io.holdfast.dotnet.xml.XmlNodeType.Text;
    }

    private String text(String value) {
        return options.trim ? value.strip() : value;
    }

    /** Says only that an element is to be an array, or declares the namespace of what says so. */
    private static boolean isMarker(XAttribute attribute) {
        return attribute.name().namespace().uri().equals(ARRAYS)
                || (attribute.isNamespaceDeclaration() && attribute.value().equals(ARRAYS));
    }

    private static boolean hasAttributes(XElement element) {
        for (XAttribute each = element.firstAttribute(); each != null; each = each.nextAttribute()) {
            if (!isMarker(each)) {
                return true;
            }
        }
        return false;
    }

    /** Nodes of one name stand together, where the first of them stands. */
    private void members(JObject to, XContainer in, boolean root) {
        Map<String, List<XNode>> groups = new LinkedHashMap<>();
        for (XNode each = in.firstNode(); each != null; each = each.nextNode()) {
            work.tick();
            if (!(each instanceof XComment || each instanceof XDocumentType)) {
                groups.computeIfAbsent(name(each), any -> new ArrayList<>(1)).add(each);
            }
        }
        groups.forEach((name, nodes) -> {
            boolean many = nodes.size() > 1 || isArray(nodes.getFirst(), root);
            JToken value = many ? array(nodes) : value(nodes.getFirst());
            JProperty existing = to.property(name);
            if (existing == null) {
                to.set(work, name, value);
            } else {
                // Only the friendly kind has attributes and elements of one name.
                var both = new JArray();
                both.add(work, existing.value());
                both.add(work, value instanceof JArray array ? array.children().getFirst() : value);
                existing.value(work, both);
            }
        });
    }

    private boolean isArray(XNode node, boolean root) {
        if (!(node instanceof XElement element)) {
            return false;
        }
        for (XAttribute each = element.firstAttribute(); each != null; each = each.nextAttribute()) {
            if (each.name().namespace().uri().equals(ARRAYS)
                    && each.name().localName().equals("Array")) {
                return each.value().equals("true") || each.value().equals("1");
            }
        }
        return options.arrays && !root;
    }

    private JArray array(List<XNode> nodes) {
        var array = new JArray();
        for (XNode each : nodes) {
            work.tick();
            array.insert(work, array.count(), value(each));
        }
        return array;
    }

    private JToken value(XNode node) {
        return switch (node) {
            case XElement element -> element(element);
            case XText text -> JValue.text(text(text.value()));
            case io.holdfast.dotnet.xml.XProcessingInstruction instruction -> JValue.text(instruction.data());
            default -> JValue.ofNull();
        };
    }

    private String name(XNode node) {
        return switch (node) {
            case XElement element -> {
                int before = prefixes.declare(element);
                String name = prefixes.name(element.name(), separator(), false);
                prefixes.forget(before);
                yield name;
            }
            case io.holdfast.dotnet.xml.XProcessingInstruction instruction -> "?" + instruction.target();
            case XText text when !isText(text) -> options.friendly ? "text" : "#cdata-section";
            case XText text when text.value().isBlank() -> options.friendly ? "text" : "#whitespace";
            default -> options.friendly ? "text" : "#text";
        };
    }
}
