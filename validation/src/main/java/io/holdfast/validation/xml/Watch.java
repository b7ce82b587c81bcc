package io.holdfast.validation.xml;

import io.holdfast.validation.Fault;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands before a validator: counts elements, and keeps from it what would take long: a number of a hundred thousand digits is no number that
 * anybody means.
 */
class Watch extends XMLFilterImpl {

    static final int MOST_ELEMENTS = 200_000;
    /** Where values are compared with each other. */
    static final int MOST_COMPARED = 5_000;

    private static final int MOST_DIGITS = 5_000;

    private final int most;
    private int elements;
    private int digits;

    /** Null until the parser says. */
    protected @Nullable Locator place;

    Watch(ContentHandler next, boolean compares) {
        this.most = compares ? MOST_COMPARED : MOST_ELEMENTS;
        setContentHandler(next);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        place = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        if (++elements > most) {
            throw fault("The message has more than " + most + " elements.");
        }
        digits = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            String value = attributes.getValue(i);
            digits(value.toCharArray(), 0, value.length());
            digits = 0;
        }
        super.startElement(uri, localName, name, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
        digits = 0;
        super.endElement(uri, localName, name);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        digits(characters, start, length);
        super.characters(characters, start, length);
    }

    private void digits(char[] characters, int start, int length) throws SAXException {
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits > MOST_DIGITS) {
                throw fault("The message has a number of more than " + MOST_DIGITS + " digits.");
            }
        }
    }

    protected SecureParsing.FaultException fault(String text) {
        return new SecureParsing.FaultException(
                place == null ? new Fault(text) : new Fault(text, place.getLineNumber(), place.getColumnNumber()));
    }
}
