package io.holdfast.entities.hooks.policies;

import io.holdfast.model.ResourceType;
import io.holdfast.model.reference.NamedValueText;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members in which a type's documents, and its secrets, refer to named values, as its descriptor says. */
public final class NamedValueMembers {

    private NamedValueMembers() {}

    /** Hands over each reference with the path of the member that it stands in. */
    public static void each(ResourceType type, JsonNode properties, BiConsumer<String, String> visitor) {
        type.namedValues().forEach(member -> each(member, properties.path(member), visitor));
    }

    private static void each(String path, JsonNode value, BiConsumer<String, String> visitor) {
        if (value.isString()) {
            NamedValueText.references(value.asString()).forEach(found -> visitor.accept(path, found.name()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                each(path + "[" + i + "]", value.get(i), visitor);
            }
        } else {
            value.properties().forEach(member -> each(path + "." + member.getKey(), member.getValue(), visitor));
        }
    }

    /** Lets references to one named value name another one. */
    public static void rename(ResourceType type, ObjectNode properties, String before, String after) {
        for (String member : type.namedValues()) {
            JsonNode value = properties.get(member);
            if (value != null) {
                properties.set(member, renamed(value, before, after));
            }
        }
    }

    private static JsonNode renamed(JsonNode value, String before, String after) {
        return switch (value) {
            case ObjectNode object -> {
                for (String name : List.copyOf(object.propertyNames())) {
                    object.set(name, renamed(object.get(name), before, after));
                }
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, renamed(array.get(i), before, after));
                }
                yield array;
            }
            default ->
                value.isString()
                        ? JsonNodeFactory.instance.stringNode(NamedValueText.renamed(value.asString(), before, after))
                        : value;
        };
    }
}
