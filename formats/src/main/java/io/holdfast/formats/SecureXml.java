package io.holdfast.formats;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that comes from outside: no document type and so no entities, nothing fetched, and bounds for size, depth and
 * attributes.
 */
public final class SecureXml {

    public static final int MAX_CHARACTERS = 8 * 1024 * 1024;
    public static final int MAX_DEPTH = 100;
    /** Each element takes some hundred bytes of memory, however short it is. */
    static final int MAX_TAGS = 500_000;

    private static final int MAX_ATTRIBUTES = 200;

    private SecureXml() {}

    /** @throws ImportException if it is not well-formed or not harmless */
    public static Element read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new ImportException("The document has more than " + MAX_CHARACTERS + " characters.");
        }
        if (text.chars().filter(c -> c == '<').count() > MAX_TAGS) {
            throw new ImportException("The document has more than " + MAX_TAGS + " tags.");
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("it refers to " + systemId);
            });
            return builder.parse(new InputSource(new StringReader(withoutMark(text))))
                    .getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new ImportException(
                    "The document cannot be read as XML: " + ImportException.oneLine(e.getMessage()) + ".");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has these features", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
        factory.setAttribute("jdk.xml.elementAttributeLimit", MAX_ATTRIBUTES);
        return factory;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The child elements of that namespace and name. */
    static List<Element> children(Element parent, String namespace, String name) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && name.equals(element.getLocalName())
                    && namespace.equals(element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }

    /** The text of the first child of that name; empty when there is none. */
    static String text(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    /** The local part of a qualified name: {@code tns:Calc} is {@code Calc}. */
    static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1).strip();
    }
}
