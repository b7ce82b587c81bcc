package io.holdfast.policy.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parameter of a path or a query, or a header.
 *
 * @param type of JSON: {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code array}, {@code object}; empty if it is not said
 * @param values those it may have; empty for any
 * @param schema where its schema is, or null
 */
public record ParameterDefinition(
        String name,
        String type,
        boolean required,
        List<String> values,
        @Nullable SchemaName schema) {

    static List<ParameterDefinition> all(JsonNode parameters) {
        List<ParameterDefinition> all = new ArrayList<>();
        for (JsonNode parameter : parameters) {
            List<String> values = parameter
                    .path("values")
                    .valueStream()
                    .map(value -> value.asString(""))
                    .toList();
            all.add(new ParameterDefinition(
                    parameter.path("name").asString(""),
                    parameter.path("type").asString(""),
                    parameter.path("required").asBoolean(false),
                    values,
                    SchemaName.of(parameter)));
        }
        return List.copyOf(all);
    }
}
