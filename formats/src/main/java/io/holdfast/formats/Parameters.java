package io.holdfast.formats;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters of a description as parameters of an operation. */
final class Parameters {

    private Parameters() {}

    static void put(ObjectNode owner, String member, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        ArrayNode list = owner.putArray(member);
        for (Parameter parameter : parameters) {
            ObjectNode mapped = list.addObject().put("name", parameter.getName());
            Texts.put(mapped, "description", parameter.getDescription(), Integer.MAX_VALUE);
            mapped.put("type", type(parameter.getSchema()));
            mapped.put("required", Boolean.TRUE.equals(parameter.getRequired()));
            values(mapped, parameter.getSchema());
        }
    }

    private static String type(@Nullable Schema<?> schema) {
        if (schema == null) {
            return "string";
        }
        if (schema.getType() != null) {
            return schema.getType();
        }
        // OpenAPI 3.1 says with a second type that a value may be null.
        return Objects.requireNonNullElse(schema.getTypes(), Set.<String>of()).stream()
                .filter(type -> !type.equals("null"))
                .findFirst()
                .orElse("string");
    }

    private static void values(ObjectNode mapped, @Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.getDefault() != null) {
            mapped.put("defaultValue", String.valueOf(schema.getDefault()));
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            ArrayNode values = mapped.putArray("values");
            schema.getEnum().forEach(value -> values.add(String.valueOf(value)));
        }
    }
}
