package io.holdfast.policy.definition;

import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.UnusableSchemaException;
import io.holdfast.validation.xml.SoapMessages;
import io.holdfast.validation.xml.XmlSchemas;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds for bodies of an operation the schema that they are to be looked at with. */
public final class ContentChecks {

    private static final String NO_SCHEMA = "API's schema does not exist or it could not be resolved.";
    private static final String NO_DEFINITIONS = "API's schema does not specify definitions.";

    private final OperationDefinition operation;
    private final MessageSide side;
    private final List<Representation> representations;
    private final String soapAction;

    /**
     * @param status of the response; any for requests
     * @param soapAction what the operation is called by; empty if it is none of a SOAP API's
     */
    public ContentChecks(OperationDefinition operation, MessageSide side, int status, String soapAction) {
        this.operation = operation;
        this.side = side;
        this.soapAction = soapAction;
        ResponseDefinition response = side == MessageSide.RESPONSE ? operation.response(status) : null;
        this.representations = side == MessageSide.REQUEST
                ? operation.request()
                : response == null ? List.of() : response.representations();
    }

    /** Whether the definition has bodies of that media type. */
    public boolean specifies(String mediaType) {
        return representation(mediaType) != null;
    }

    /** That of a body of a content type that the definition does not have. */
    public Finding unspecified(String mediaType) {
        return side.finding(
                mediaType, side.body(), "Unspecified", "Unspecified content type " + mediaType + " is not allowed.");
    }

    /** That of a body that is too large. */
    public Finding tooLarge(long size, long most) {
        String open =
                "%s's body is %d bytes long and it exceeds the limit of %d bytes.".formatted(side.title(), size, most);
        String details = open.replace("the limit", "the configured limit");
        return new Finding(
                "", side.body(), "SizeLimit", details, side == MessageSide.REQUEST ? open : Finding.NOT_SAID);
    }

    /** That of a body that cannot be had as text. */
    public Finding unreadable(String mediaType, String why) {
        return Finding.closed(
                mediaType,
                side.body(),
                "ValidationException",
                "Body of the %s cannot be validated for the content type %s.\n\n%s"
                        .formatted(side.word(), mediaType, why));
    }

    public ContentCheck of(String mediaType, ContentRule rule) {
        return rule.schemaId().isEmpty() ? ofApi(mediaType, rule) : ofService(mediaType, rule);
    }

    private ContentCheck ofService(String mediaType, ContentRule rule) {
        Optional<SchemaDocument> schema = operation.schemas().ofService(rule.schemaId());
        if (schema.isEmpty()) {
            return missing(mediaType, NO_SCHEMA);
        }
        String pointer = rule.schemaRef().startsWith("#") ? rule.schemaRef().substring(1) : rule.schemaRef();
        String shown = rule.schemaId() + rule.schemaRef();
        return ContentCheck.of(() -> validator(schema.get(), pointer, rule), side, mediaType, shown);
    }

    private ContentCheck ofApi(String mediaType, ContentRule rule) {
        if (rule.as() == ContentRule.As.SOAP) {
            return operation
                    .schemas()
                    .wsdl()
                    .map(wsdl -> ContentCheck.of(() -> validator(wsdl, "", rule), side, mediaType, soapAction))
                    .orElseGet(() -> missing(mediaType, NO_SCHEMA));
        }
        Representation representation = representation(mediaType);
        SchemaName name = representation == null ? null : representation.schema();
        if (name == null) {
            return missing(mediaType, NO_DEFINITIONS);
        }
        Optional<SchemaDocument> schema = operation.schemas().ofApi(name.schema());
        return schema.isEmpty() ? missing(mediaType, NO_SCHEMA) : named(schema.get(), name, mediaType, rule);
    }

    private ContentCheck named(SchemaDocument schema, SchemaName name, String mediaType, ContentRule rule) {
        String pointer = schema.pointer(name.type());
        if (rule.as() == ContentRule.As.JSON && schema.json().at(pointer).isMissingNode()) {
            String details =
                    "API's schema does not contain definition %s, which is associated with the content type %s."
                            .formatted(name.shown(), mediaType);
            return ContentCheck.broken(
                    Finding.closed(mediaType, side.body(), "MissingDefinition", details), side, mediaType);
        }
        return ContentCheck.of(() -> validator(schema, pointer, rule), side, mediaType, name.shown());
    }

    private MessageValidator validator(SchemaDocument schema, String pointer, ContentRule rule) {
        return switch (rule.as()) {
            case JSON -> schema.schemas(rule.rules()).at(pointer);
            case XML -> XmlSchemas.of(List.of(text(schema)));
            case SOAP -> SoapMessages.of(text(schema), soapAction, side == MessageSide.REQUEST);
        };
    }

    private static String text(SchemaDocument schema) {
        if (schema.text().isEmpty()) {
            throw new UnusableSchemaException("the schema is no XML");
        }
        return schema.text();
    }

    private ContentCheck missing(String mediaType, String details) {
        return ContentCheck.broken(Finding.closed("", "ApiSchema", "", details), side, mediaType);
    }

    private @Nullable Representation representation(String mediaType) {
        return representations.stream()
                .filter(one -> one.mediaType().equals(mediaType))
                .findFirst()
                .orElse(null);
    }
}
