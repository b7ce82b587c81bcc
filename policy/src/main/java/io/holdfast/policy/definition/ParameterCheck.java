package io.holdfast.policy.definition;

import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.TooMuchWorkException;
import io.holdfast.validation.UnusableSchemaException;
import io.holdfast.validation.json.Rules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Whether the values of one parameter are as the definition says. Prepared once for an operation; for any number of threads. */
public final class ParameterCheck {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ParameterDefinition definition;
    private final ParameterKind kind;
    private final @Nullable Finding broken;
    private final @Nullable MessageValidator validator;

    public ParameterCheck(ParameterDefinition definition, ParameterKind kind, Schemas schemas) {
        this.definition = definition;
        this.kind = kind;
        Finding why = null;
        MessageValidator made = null;
        try {
            made = validator(schemas);
        } catch (UnusableSchemaException e) {
            why = closed(
                    "ValidationError",
                    capital(kind.words()) + " " + definition.name() + " cannot be validated.\n\n" + e.why());
        }
        this.broken = why;
        this.validator = made;
    }

    public ParameterDefinition definition() {
        return definition;
    }

    private @Nullable MessageValidator validator(Schemas schemas) {
        SchemaName schema = definition.schema();
        if (schema != null) {
            Optional<SchemaDocument> document = schemas.ofApi(schema.schema());
            SchemaDocument found = document.orElseThrow(
                    () -> new UnusableSchemaException("the API has no schema '" + schema.schema() + "'"));
            return found.schemas(Rules.SCHEMA).at(found.pointer(schema.type()));
        }
        return null;
    }

    /**
     * What is wrong with it; null if nothing is.
     *
     * @param values as sent, decoded; none if the parameter is not there
     */
    public @Nullable Finding of(List<String> values) {
        if (values.isEmpty()) {
            return definition.required()
                    ? side("The required " + kind.words() + " " + definition.name() + " is missing.")
                    : null;
        }
        if (broken != null) {
            return broken;
        }
        if (definition.type().equals("array")) {
            return null;
        }
        if (values.size() > 1) {
            return side(kind.side().title() + " cannot contain multiple values for the " + kind.words() + " "
                    + definition.name() + ".");
        }
        return value(values.getFirst());
    }

    private @Nullable Finding value(String value) {
        if (!definition.values().isEmpty() && !definition.values().contains(value)) {
            return conform(new Fault("Value \"" + brief(value) + "\" is not defined in enum.", 1, 1));
        }
        String type = definition.type();
        if (!ScalarType.accepts(type, value)) {
            return side("Value of the %s %s cannot be parsed according to the definition. \n\nThe value is no %s."
                    .formatted(kind.words(), definition.name(), type));
        }
        if (validator == null) {
            return null;
        }
        try {
            Fault fault = validator.check(json(type, value));
            return fault == null ? null : conform(fault);
        } catch (UnusableSchemaException | TooMuchWorkException e) {
            return closed(
                    "ValidationError",
                    capital(kind.words()) + " " + definition.name() + " cannot be validated.\n\n" + e.getMessage());
        }
    }

    private static String json(String type, String value) {
        return switch (type) {
            case "integer", "number", "boolean", "object" -> value.strip();
            default -> JSON.writeValueAsString(value);
        };
    }

    private Finding conform(Fault fault) {
        return side("Value of the %s %s does not conform to the definition.\n\n%s Line: %d, Position: %d"
                .formatted(kind.words(), definition.name(), fault.text(), fault.line(), fault.position()));
    }

    private Finding side(String details) {
        return kind.side().finding(definition.name(), kind.type(), "IncorrectMessage", details);
    }

    private Finding closed(String rule, String details) {
        return Finding.closed(definition.name(), kind.type(), rule, details);
    }

    /** Of one that the definition does not have. */
    public static Finding unspecified(String name, ParameterKind kind) {
        return kind.side()
                .finding(
                        brief(name),
                        kind.type(),
                        "Unspecified",
                        "Unspecified " + kind.words() + " " + brief(name) + " is not allowed.");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
