package io.holdfast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where members lie in a document: {@code loggerId}, {@code proxy.password}, every item of an array
 * ({@code credentials.certificateIds[]}), a member of every item ({@code pool.services[].id}).
 */
public record MemberPath(List<String> steps) {

    private static final String EVERY = "[]";

    public MemberPath {
        steps = List.copyOf(steps);
    }

    public static MemberPath of(String path) {
        return new MemberPath(List.of(path.split("\\.", -1)));
    }

    /** The member of {@code properties} that it begins with. */
    public String root() {
        return name(steps.getFirst());
    }

    /** The values that it leads to; changing one changes the document. */
    public List<Place> in(ObjectNode document) {
        var places = new ArrayList<Place>();
        collect(document, 0, null, places);
        return places;
    }

    /** @param item removes the array's item that {@code node} lies in; null outside of arrays */
    private void collect(JsonNode node, int at, @Nullable Runnable item, List<Place> places) {
        String name = name(steps.get(at));
        if (!(node instanceof ObjectNode owner) || !owner.has(name)) {
            return;
        }
        JsonNode value = owner.get(name);
        if (steps.get(at).endsWith(EVERY)) {
            if (value instanceof ArrayNode array) {
                array.forEach(each -> collectItem(array, each, at, places));
            }
        } else if (at == steps.size() - 1) {
            places.add(new Place(value, set -> owner.set(name, set), item == null ? () -> owner.remove(name) : item));
        } else {
            collect(value, at + 1, item, places);
        }
    }

    private void collectItem(ArrayNode array, JsonNode item, int at, List<Place> places) {
        if (at == steps.size() - 1) {
            places.add(
                    new Place(item, set -> array.set(index(array, item), set), () -> array.remove(index(array, item))));
        } else {
            collect(item, at + 1, () -> array.remove(index(array, item)), places);
        }
    }

    /** Where that very item stands now: others, also equal ones, may have been removed. */
    @SuppressWarnings("ReferenceEquality")
    private static int index(ArrayNode array, JsonNode item) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) == item) {
                return i;
            }
        }
        throw new IllegalStateException("the item has left its array");
    }

    private static String name(String step) {
        return step.endsWith(EVERY) ? step.substring(0, step.length() - EVERY.length()) : step;
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }

    /** One value. */
    public static final class Place {

        private final JsonNode value;
        private final Consumer<JsonNode> setter;
        private final Runnable remover;

        Place(JsonNode value, Consumer<JsonNode> setter, Runnable remover) {
            this.value = value;
            this.setter = setter;
            this.remover = remover;
        }

        public JsonNode value() {
            return value;
        }

        public void set(JsonNode other) {
            setter.accept(other);
        }

        /** Removes the value; in an array its whole item. */
        public void remove() {
            remover.run();
        }
    }
}
