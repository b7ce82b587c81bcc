package io.holdfast.validation.xml;

import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.TooMuchWorkException;
import java.util.List;
import java.util.function.BiFunction;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Messages against XML schemas. */
public final class XmlSchemas {

    private static final int MOST_CHARACTERS = 300;

    private XmlSchemas() {}

    /**
     * A validator of whole messages.
     *
     * @param schemas texts, used together
     * @throws io.holdfast.validation.UnusableSchemaException if they cannot be used
     */
    public static MessageValidator of(List<String> schemas) {
        SchemaSet set = SchemaSet.of(schemas);
        return message -> check(set, message, (handler, compares) -> new Watch(handler, compares));
    }

    /** @param watch makes what stands between the parser and the validator */
    static @Nullable Fault check(
            SchemaSet set, String message, BiFunction<ContentHandler, Boolean, ? extends ContentHandler> watch) {
        ValidatorHandler validator = set.schema().newValidatorHandler();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) throws SAXException {
                throw e;
            }
        });
        validator.setResourceResolver((type, namespace, publicId, systemId, base) -> null);
        try {
            SecureParsing.read(message, watch.apply(validator, set.compares()));
            return null;
        } catch (SecureParsing.FaultException e) {
            return e.fault();
        } catch (SAXParseException e) {
            return new Fault(words(e.getMessage()), Math.max(0, e.getLineNumber()), Math.max(0, e.getColumnNumber()));
        } catch (SAXException e) {
            return new Fault(words(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new TooMuchWorkException("the message takes too many steps with the schema");
        }
    }

    /** Without the rule's number, which the JDK puts in front. */
    private static String words(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ");
        int colon = line.indexOf(": ");
        String text =
                colon > 0 && line.substring(0, colon).matches("[a-zA-Z0-9.-]+") ? line.substring(colon + 2) : line;
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }
}
