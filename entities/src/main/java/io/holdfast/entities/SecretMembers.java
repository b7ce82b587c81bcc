package io.holdfast.entities;

import io.holdfast.model.ResourceType;
import io.holdfast.model.Secrets;
import io.holdfast.model.reference.NamedValueText;
import java.util.List;
import java.util.stream.Stream;
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
            List<String> path = path(member);
            ObjectNode owner = owner(properties, path);
            JsonNode value = owner == null ? null : owner.get(path.getLast());
            if (owner != null && value != null && !shown(type.secrets(), path, value)) {
                owner.remove(path.getLast());
                put(secrets, path, value);
            }
        }
        return secrets.isEmpty() ? null : secrets;
    }

    /** Puts back what is not set anew: reads never show secrets, so writing what was read must not lose them. */
    static void keep(Secrets declared, ObjectNode stored, ObjectNode properties) {
        for (String member : declared.members()) {
            List<String> path = path(member);
            ObjectNode from = owner(stored, path);
            JsonNode value = from == null ? null : from.get(path.getLast());
            ObjectNode owner = owner(properties, path);
            if (value != null && owner != null && !owner.has(path.getLast())) {
                owner.set(path.getLast(), value);
            }
        }
    }

    /** Takes secret members away, whatever may have put them there, and objects that are not valid without theirs. */
    static void hide(ResourceType type, ObjectNode properties) {
        split(type, properties);
        demanded(type).forEach(path -> {
            List<String> object = path.subList(0, path.size() - 1);
            ObjectNode owner = owner(properties, object);
            if (owner != null && !owner.path(object.getLast()).has(path.getLast())) {
                owner.remove(object.getLast());
            }
        });
    }

    /**
     * Puts back objects that reads do not show because of the secret they must have, if what stands around them is written as it was
     * read. Who changes something there has all of it in hand, and what he leaves out is gone.
     */
    static void keepHidden(ResourceType type, ObjectNode before, ObjectNode properties) {
        ObjectNode read = before.deepCopy();
        hide(type, read);
        demanded(type).forEach(path -> {
            List<String> object = path.subList(0, path.size() - 1);
            ObjectNode from = owner(before, object);
            ObjectNode owner = owner(properties, object);
            JsonNode value = from == null ? null : from.get(object.getLast());
            if (value instanceof ObjectNode hidden
                    && owner != null
                    && owner.equals(owner(read, object))
                    && hidden.has(path.getLast())
                    && !shown(type.secrets(), path, hidden.path(path.getLast()))) {
                owner.set(object.getLast(), hidden.deepCopy());
            }
        });
    }

    /** The secrets that the object around them must have. */
    private static Stream<List<String>> demanded(ResourceType type) {
        return type.secrets().members().stream()
                .map(SecretMembers::path)
                .filter(path -> path.size() > 1 && demands(type, path));
    }

    private static boolean demands(ResourceType type, List<String> path) {
        JsonNode schema = type.schema().member(path.getFirst());
        for (String step : path.subList(1, path.size() - 1)) {
            schema = schema.path("properties").path(step);
        }
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asString().equals(path.getLast()));
    }

    private static boolean shown(Secrets declared, List<String> path, JsonNode value) {
        return Boolean.TRUE.equals(declared.unlessReferences()) && path.size() > 1 && onlyReferences(value);
    }

    private static boolean onlyReferences(JsonNode value) {
        return value.isContainer()
                ? value.valueStream().allMatch(SecretMembers::onlyReferences)
                : value.isString() && NamedValueText.only(value.asString());
    }

    private static List<String> path(String member) {
        return List.of(member.split("\\.", -1));
    }

    /** The object that holds the last member of a path; null when there is none. */
    private static @Nullable ObjectNode owner(ObjectNode node, List<String> path) {
        JsonNode owner = node;
        for (String step : path.subList(0, path.size() - 1)) {
            owner = owner.path(step);
        }
        return owner instanceof ObjectNode object ? object : null;
    }

    private static void put(ObjectNode node, List<String> path, JsonNode value) {
        ObjectNode owner = node;
        for (String step : path.subList(0, path.size() - 1)) {
            owner = owner.withObjectProperty(step);
        }
        owner.set(path.getLast(), value);
    }
}
