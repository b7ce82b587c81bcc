package io.holdfast.entities.hooks.tags;

import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.Listing;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources of one kind with their tags. Holds the tags and the pairs in memory, never the resources. */
final class Tagged {

    private final TaggedKind kind;
    private final Reader reader;
    private final String service;
    private final @Nullable String parent;
    private final Map<String, Resource> tags = new HashMap<>();
    private final Map<String, List<String>> tagsOf = new HashMap<>();

    /** @param call its path may name the API whose operations are listed */
    Tagged(TaggedKind kind, EntityRequest call) {
        this.kind = kind;
        this.reader = call.configuration();
        this.service = call.request().service().toString();
        ResourceKey above = call.target().parentKey();
        this.parent = above == null ? null : above.names();
    }

    void list(boolean withoutTags, Listing items) {
        reader.<RuntimeException>scan("tags", null, tag -> tags.put(tag.key().name(), tag));
        reader.<RuntimeException>scan(
                kind.links(),
                null,
                link -> tagsOf.computeIfAbsent(link.key().parent(), ignored -> new ArrayList<>())
                        .add(link.key().name()));
        reader.<RuntimeException>scan(kind.type(), parent, resource -> {
            List<String> own = tagsOf.getOrDefault(resource.key().names(), List.of());
            own.forEach(tag -> add(items, resource, tags.get(tag)));
            if (own.isEmpty() && withoutTags) {
                add(items, resource, null);
            }
        });
    }

    private void add(Listing items, Resource resource, @Nullable Resource tag) {
        ObjectNode properties = Documents.properties(resource);
        ObjectNode fields = properties.deepCopy();
        fields.put("name", resource.name()).put("aid", resource.name());
        ObjectNode api = api(resource);
        if (api != null) {
            fields.set("apiName", api.path("displayName"));
            fields.set("apiRevision", api.path("apiRevision"));
        }
        items.add(fields, () -> shown(resource, properties, tag, api));
    }

    private @Nullable ObjectNode api(Resource resource) {
        return kind.equals(TaggedKind.OPERATION)
                ? reader.get(new ResourceKey("apis", "", resource.key().parent()))
                        .map(Documents::properties)
                        .orElse(null)
                : null;
    }

    private ObjectNode shown(
            Resource resource, ObjectNode properties, @Nullable Resource tag, @Nullable ObjectNode api) {
        ObjectNode entry = Documents.object();
        if (tag != null) {
            named(entry.putObject("tag"), tag, Documents.properties(tag));
        }
        ObjectNode shown = named(entry.putObject(kind.member()), resource, properties);
        if (api != null) {
            copy(api, "displayName", shown, "apiName");
            copy(api, "apiRevision", shown, "apiRevision");
            copy(api, "apiVersion", shown, "apiVersion");
        }
        kind.shown().forEach(member -> copy(properties, member, shown, member));
        String set = shown.path("apiVersionSetId").asString("");
        if (set.startsWith("/")) {
            shown.put("apiVersionSetId", service + set);
        }
        return entry;
    }

    private ObjectNode named(ObjectNode shown, Resource resource, ObjectNode properties) {
        shown.put("id", service + "/" + resource.path());
        copy(properties, "displayName", shown, "name");
        return shown;
    }

    private static void copy(ObjectNode from, String member, ObjectNode to, String as) {
        JsonNode value = from.get(member);
        to.set(as, value == null ? to.nullNode() : value);
    }
}
