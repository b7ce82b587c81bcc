package io.holdfast.validation.xml;

import io.holdfast.validation.UnusableSchemaException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML schemas that are used together; imports among them are found by their namespaces, and nothing is looked for elsewhere.
 *
 * @param compares whether values of a message are compared with each other, which takes the square of their number
 */
record SchemaSet(Schema schema, boolean compares) {

    private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;

    /** @throws UnusableSchemaException if they cannot be used, or not without taking long */
    static SchemaSet of(List<String> texts) {
        boolean compares = false;
        List<Source> sources = new ArrayList<>();
        Map<String, String> byNamespace = new HashMap<>();
        for (String text : texts) {
            Document document = document(text);
            Element root = document.getDocumentElement();
            if (!XSD.equals(root.getNamespaceURI()) || !"schema".equals(root.getLocalName())) {
                throw new UnusableSchemaException("the schema is no XML schema");
            }
            if (has(document, "include") || has(document, "redefine")) {
                throw new UnusableSchemaException("the schema includes another one by its place; put all into one");
            }
            demandPlain(document);
            compares |= has(document, "unique") || has(document, "key") || has(document, "keyref");
            byNamespace.putIfAbsent(root.getAttribute("targetNamespace"), text);
            sources.add(new StreamSource(new StringReader(text)));
        }
        return new SchemaSet(compile(sources, byNamespace), compares);
    }

    static Document document(String text) {
        try {
            return SecureParsing.document(text);
        } catch (SAXException e) {
            throw new UnusableSchemaException("the schema is not well-formed");
        }
    }

    private static boolean has(Document document, String element) {
        return document.getElementsByTagNameNS(XSD, element).getLength() > 0;
    }

    private static void demandPlain(Document document) {
        NodeList patterns = document.getElementsByTagNameNS(XSD, "pattern");
        for (int i = 0; i < patterns.getLength(); i++) {
            if (patterns.item(i) instanceof Element pattern && !PlainPattern.is(pattern.getAttribute("value"))) {
                throw new UnusableSchemaException("the schema has a pattern that may take long: of its parts only one"
                        + " may repeat without end, and it must be one character");
            }
        }
    }

    private static Schema compile(List<Source> sources, Map<String, String> byNamespace) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                String known = byNamespace.get(namespace == null ? "" : namespace);
                return known == null ? null : new KnownSchema(known, namespace);
            });
            factory.setErrorHandler(new DefaultHandler() {
                @Override
                public void error(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            return factory.newSchema(sources.toArray(Source[]::new));
        } catch (SAXException e) {
            throw new UnusableSchemaException("the schema cannot be used: " + oneLine(e.getMessage()));
        }
    }

    private static String oneLine(@org.jspecify.annotations.Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
