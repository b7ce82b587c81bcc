package io.holdfast.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What policies may ask of an operation. A gateway has a million of them, so what it keeps of their documents is this and no more. Two
 * views are equal if they are the same.
 *
 * @param name its display name
 * @param method in capitals
 * @param urlTemplate as in its {@code properties}; how literal text is spelled does not matter
 * @param responses what {@link #responses(JsonNode)} made of its {@code properties}, or null
 */
public record OperationView(String id, String name, String method, String urlTemplate, byte @Nullable [] responses) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of a representation; the rest describes the response to people. */
    private static final List<String> REPRESENTATION = List.of("contentType", "schemaId", "sample");

    // Spelled out, because the class file of a compact constructor does not say which parameter may be null.
    public OperationView(String id, String name, String method, String urlTemplate, byte @Nullable [] responses) {
        this.id = id;
        this.name = name;
        this.method = method;
        this.urlTemplate = urlTemplate;
        this.responses = responses;
    }

    /**
     * Its {@code responses}, as far as they can be answered with: a JSON array of those with representations, without what only
     * describes them. Null when there is none.
     */
    public static byte @Nullable [] responses(JsonNode properties) {
        ArrayNode kept = JSON.createArrayNode();
        for (JsonNode response : properties.path("responses")) {
            if (!response.path("representations").isEmpty()) {
                ObjectNode answer = kept.addObject();
                answer.put("statusCode", response.path("statusCode").asInt(0));
                ArrayNode representations = answer.putArray("representations");
                response.path("representations").forEach(one -> representations.add(representation(one)));
            }
        }
        return kept.isEmpty() ? null : JSON.writeValueAsBytes(kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static ObjectNode representation(JsonNode full) {
        ObjectNode kept = JSON.createObjectNode();
        for (String member : REPRESENTATION) {
            if (full.hasNonNull(member)) {
                kept.set(member, full.path(member));
            }
        }
        full.path("examples")
                .propertyStream()
                .filter(example -> example.getValue().hasNonNull("value"))
                .forEach(example -> kept.withObjectProperty("examples")
                        .putObject(example.getKey())
                        .set("value", example.getValue().path("value")));
        return kept;
    }
}
