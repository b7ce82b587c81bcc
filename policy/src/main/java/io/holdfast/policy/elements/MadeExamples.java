package io.holdfast.policy.elements;

import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.Representation;
import io.holdfast.policy.definition.ResponseDefinition;
import io.holdfast.policy.definition.SchemaDocument;
import io.holdfast.policy.definition.SchemaName;
import io.holdfast.validation.UnusableSchemaException;
import io.holdfast.validation.json.JsonExample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Examples that are made from the JSON schemas of a response's representations. */
final class MadeExamples {

    private MadeExamples() {}

    /** By media type; without those whose schema gives none. */
    static Map<String, String> of(OperationDefinition operation, int status) {
        Map<String, String> made = new HashMap<>();
        ResponseDefinition response = operation.response(status);
        for (Representation each : response == null ? List.<Representation>of() : response.representations()) {
            SchemaName name = each.schema();
            SchemaDocument schema = name == null
                    ? null
                    : operation.schemas().ofApi(name.schema()).orElse(null);
            String example = name == null || schema == null ? null : example(schema, name.type());
            if (example != null) {
                made.putIfAbsent(each.mediaType(), example);
            }
        }
        return Map.copyOf(made);
    }

    private static @Nullable String example(SchemaDocument schema, String type) {
        try {
            return schema.json().isObject()
                    ? JsonExample.of(schema.json(), schema.pointer(type)).toPrettyString()
                    : null;
        } catch (UnusableSchemaException e) {
            return null;
        }
    }
}
