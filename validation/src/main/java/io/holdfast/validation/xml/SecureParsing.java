package io.holdfast.validation.xml;

import io.holdfast.validation.Fault;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.ContentHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML without document types, so without entities, and without ever looking at another place. */
final class SecureParsing {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String DEPTH = "jdk.xml.maxElementDepth";
    private static final String ATTRIBUTES = "jdk.xml.elementAttributeLimit";
    private static final int MOST_LEVELS = 100;
    private static final int MOST_ATTRIBUTES = 200;
    private static final EntityResolver NOWHERE = (publicId, systemId) -> {
        throw new SAXException("it refers to another document");
    };

    private SecureParsing() {}

    /** What a handler stops with when it knows that a message is wrong. */
    static final class FaultException extends SAXException {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        FaultException(Fault fault) {
            super(fault.text());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /** @throws SAXException if it is not well-formed, or the handler stops */
    static void read(String text, ContentHandler handler) throws SAXException {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            var parser = factory.newSAXParser();
            parser.setProperty(DEPTH, String.valueOf(MOST_LEVELS));
            parser.setProperty(ATTRIBUTES, String.valueOf(MOST_ATTRIBUTES));
            XMLReader reader = parser.getXMLReader();
            reader.setEntityResolver(NOWHERE);
            reader.setErrorHandler(new DefaultHandler() {
                @Override
                public void error(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            reader.setContentHandler(handler);
            reader.parse(new InputSource(new StringReader(unmarked(text))));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("every JDK reads XML from memory", e);
        }
    }

    /** @throws SAXException if it is not well-formed */
    static Document document(String text) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setXIncludeAware(false);
            factory.setAttribute(DEPTH, MOST_LEVELS);
            var builder = factory.newDocumentBuilder();
            builder.setEntityResolver(NOWHERE);
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(unmarked(text))));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("every JDK reads XML from memory", e);
        }
    }

    private static String unmarked(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
