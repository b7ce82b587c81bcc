package io.holdfast.validation.xml;

import io.holdfast.validation.UnusableSchemaException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What of a WSDL 1.1 document says how messages look. */
final class Wsdl {

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String XMLNS = XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

    private final Element root;

    Wsdl(Document document) {
        this.root = document.getDocumentElement();
        if (!WSDL.equals(root.getNamespaceURI())) {
            throw new UnusableSchemaException("the API has no WSDL 1.1 document");
        }
    }

    /** Its schemas, each with the prefixes that are declared around it. */
    List<String> schemas() {
        List<String> texts = new ArrayList<>();
        for (Element types : children(root, WSDL, "types")) {
            for (Element schema : children(types, XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")) {
                for (Node around = types; around instanceof Element element; around = around.getParentNode()) {
                    prefixes(element, schema);
                }
                texts.add(text(schema));
            }
        }
        return texts;
    }

    private static void prefixes(Element from, Element to) {
        for (int i = 0; i < from.getAttributes().getLength(); i++) {
            if (from.getAttributes().item(i) instanceof Attr attribute
                    && XMLNS.equals(attribute.getNamespaceURI())
                    && !to.hasAttribute(attribute.getName())) {
                to.setAttributeNS(XMLNS, attribute.getName(), attribute.getValue());
            }
        }
    }

    private static String text(Element element) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var text = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new UnusableSchemaException("the schemas of the WSDL document cannot be read");
        }
    }

    /**
     * The elements that the bodies of an operation's messages hold, {@code {namespace}name}.
     *
     * @throws UnusableSchemaException if the operation's messages are described by types, as in the RPC style
     */
    Set<String> elements(String action, boolean request) {
        Map<String, Element> messages = new HashMap<>();
        children(root, WSDL, "message").forEach(message -> messages.put(message.getAttribute("name"), message));
        Set<String> names = action.isEmpty() ? Set.of() : operations(action);
        Set<String> elements = new HashSet<>();
        for (Element portType : children(root, WSDL, "portType")) {
            for (Element operation : children(portType, WSDL, "operation")) {
                if (action.isEmpty() || names.contains(operation.getAttribute("name"))) {
                    for (Element use : children(operation, WSDL, request ? "input" : "output")) {
                        parts(messages.get(local(use.getAttribute("message"))), elements);
                    }
                }
            }
        }
        if (elements.isEmpty()) {
            throw new UnusableSchemaException("the WSDL document describes no message of the operation");
        }
        return elements;
    }

    /** The names of the operations with that SOAP action, or of that name. */
    private Set<String> operations(String action) {
        Set<String> names = new HashSet<>();
        names.add(action);
        for (Element binding : children(root, WSDL, "binding")) {
            for (Element operation : children(binding, WSDL, "operation")) {
                for (Node child = operation.getFirstChild(); child != null; child = child.getNextSibling()) {
                    if (child instanceof Element soap && action.equals(soap.getAttribute("soapAction"))) {
                        names.add(operation.getAttribute("name"));
                    }
                }
            }
        }
        return names;
    }

    private static void parts(@Nullable Element message, Set<String> elements) {
        for (Element part : message == null ? List.<Element>of() : children(message, WSDL, "part")) {
            String name = part.getAttribute("element");
            if (name.isEmpty()) {
                throw new UnusableSchemaException(
                        "the messages of the operation are described by types (RPC style), not by elements");
            }
            int colon = name.indexOf(':');
            String namespace = part.lookupNamespaceURI(colon < 0 ? null : name.substring(0, colon));
            elements.add("{" + (namespace == null ? "" : namespace) + "}" + local(name));
        }
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1).strip();
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && name.equals(element.getLocalName())
                    && namespace.equals(element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }
}
