package io.holdfast.validation.xml;

import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.UnusableSchemaException;
import java.util.List;
import java.util.Set;

/** Bodies of SOAP messages against the schemas of a WSDL document. */
public final class SoapMessages {

    private SoapMessages() {}

    /**
     * @param wsdl the document
     * @param action of the operation, as {@code soapAction} in its binding, or its name; empty if any operation's message will do
     * @param request whether its input or its output is meant
     * @throws UnusableSchemaException if the document cannot be used
     */
    public static MessageValidator of(String wsdl, String action, boolean request) {
        var document = new Wsdl(SchemaSet.document(wsdl));
        List<String> schemas = document.schemas();
        if (schemas.isEmpty()) {
            throw new UnusableSchemaException("the WSDL document has no schemas");
        }
        SchemaSet set = SchemaSet.of(schemas);
        Set<String> expected = document.elements(action, request);
        return message ->
                XmlSchemas.check(set, message, (handler, compares) -> new SoapBody(handler, compares, expected));
    }
}
