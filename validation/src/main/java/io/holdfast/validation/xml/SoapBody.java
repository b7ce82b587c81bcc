package io.holdfast.validation.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Of a SOAP message lets through what its body holds, each element as a document of its own. Faults are as SOAP says, not as schemas do. */
final class SoapBody extends Watch {

    private static final Set<String> SOAP =
            Set.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

    /** @param level of the element that declares it */
    private record Mapping(String prefix, String uri, int level) {}

    private final ContentHandler validator;
    private final Set<String> expected;
    private final List<Mapping> mappings = new ArrayList<>();
    private String envelope = "";
    private int level;
    private boolean inBody;
    private boolean seen;
    private boolean inFault;

    /** @param expected names of elements, {@code {namespace}name}; empty if any will do */
    SoapBody(ContentHandler validator, boolean compares, Set<String> expected) {
        super(validator, compares);
        this.validator = validator;
        this.expected = expected;
        setContentHandler(null);
    }

    private boolean passes() {
        return inBody && level >= 3 && !inFault;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        mappings.add(new Mapping(prefix, uri, level + 1));
        if (passes()) {
            validator.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        level++;
        if (level == 1) {
            if (!SOAP.contains(uri) || !localName.equals("Envelope")) {
                throw fault("The message is no SOAP envelope.");
            }
            envelope = uri;
        } else if (level == 2 && uri.equals(envelope) && localName.equals("Body")) {
            inBody = true;
            seen = true;
        } else if (level == 3 && inBody) {
            enter(uri, localName);
        }
        super.startElement(uri, localName, name, attributes);
    }

    private void enter(String uri, String localName) throws SAXException {
        if (uri.equals(envelope) && localName.equals("Fault")) {
            inFault = true;
            return;
        }
        String element = "{" + uri + "}" + localName;
        if (!expected.isEmpty() && !expected.contains(element)) {
            throw fault("The body of the message holds '" + localName + "', which is not the operation's.");
        }
        if (place != null) {
            validator.setDocumentLocator(place);
        }
        setContentHandler(validator);
        validator.startDocument();
        for (Mapping mapping : mappings) {
            validator.startPrefixMapping(mapping.prefix(), mapping.uri());
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
        super.endElement(uri, localName, name);
        if (level == 3 && passes()) {
            validator.endDocument();
            setContentHandler(null);
        }
        inFault &= level != 3;
        inBody &= level != 2;
        mappings.removeIf(mapping -> mapping.level() == level);
        level--;
    }

    @Override
    public void endPrefixMapping(String prefix) {}

    @Override
    public void startDocument() {}

    @Override
    public void endDocument() throws SAXException {
        if (!seen) {
            throw fault("The SOAP envelope has no body.");
        }
    }
}
