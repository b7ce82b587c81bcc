package io.holdfast.management.entities;

import io.holdfast.model.ResourceType;
import io.holdfast.model.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps secret members apart from the document, and puts them back for those who may see them. */
final class SecretMembers {

    private SecretMembers() {}

    /** Whether the secret members of this document are secret: some types let a member decide. */
    static boolean apply(ResourceType type, ObjectNode properties) {
        String when = type.secrets().when();
        return when == null || properties.path(when).asBoolean(false);
    }

    /** Moves the secret members out of {@code properties}; null when there are none. */
    static @Nullable ObjectNode split(ResourceType type, ObjectNode properties) {
        if (!apply(type, properties)) {
            return null;
        }
        ObjectNode secrets = Documents.object();
        for (String member : type.secrets().members()) {
            move(member.split("\\.", 2), properties, secrets);
        }
        return secrets.isEmpty() ? null : secrets;
    }

    /** Puts back what is not set anew: reads never show secrets, so writing what was read must not lose them. */
    static void keep(Secrets declared, ObjectNode stored, ObjectNode properties) {
        for (String member : declared.members()) {
            List<String> path = List.of(member.split("\\.", 2));
            JsonNode value = at(stored, path);
            ObjectNode owner = path.size() == 1 ? properties : asObject(properties.get(path.getFirst()));
            if (value != null && owner != null && !owner.has(path.getLast())) {
                owner.set(path.getLast(), value);
            }
        }
    }

    /** Takes secret members away, whatever may have put them there. */
    static void hide(ResourceType type, ObjectNode properties) {
        split(type, properties);
    }

    private static void move(String[] path, ObjectNode from, ObjectNode to) {
        if (path.length == 1) {
            JsonNode value = from.remove(path[0]);
            if (value != null) {
                to.set(path[0], value);
            }
            return;
        }
        if (from.get(path[0]) instanceof ObjectNode nested) {
            JsonNode value = nested.remove(path[1]);
            if (value != null) {
                to.withObject("/" + path[0]).set(path[1], value);
            }
        }
    }

    private static @Nullable JsonNode at(ObjectNode node, List<String> path) {
        ObjectNode owner = path.size() == 1 ? node : asObject(node.get(path.getFirst()));
        return owner == null ? null : owner.get(path.getLast());
    }

    private static @Nullable ObjectNode asObject(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? object : null;
    }
}
