package io.holdfast.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.store.Configuration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What lists show of related resources when they are asked to: {@code expandApiVersionSet}, {@code expandGroups}. */
@AutoService(EntityHook.class)
public final class Expansions implements EntityHook {

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        // A write answers with what is in its transaction, which this does not see.
        if (!call.request().method().equals("GET")) {
            return;
        }
        switch (Space.plain(resource.key().type())) {
            case "apis" -> {
                if (call.flag("expandapiversionset")) {
                    versionSet(properties, resource.key(), call);
                }
            }
            case "products" -> {
                if (call.flag("expandgroups")) {
                    groupsOfProduct(properties.putArray("groups"), resource, call.configuration());
                }
            }
            default -> {
                // Nothing else can be expanded.
            }
        }
    }

    private static void versionSet(ObjectNode properties, ResourceKey api, EntityRequest call) {
        String id = properties.path("apiVersionSetId").asString("");
        String name = id.substring(id.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return;
        }
        call.configuration().get(Space.of(api).key("apiVersionSets", name)).ifPresent(stored -> {
            ObjectNode set = Documents.properties(stored);
            ObjectNode shown = properties.putObject("apiVersionSet");
            shown.put("id", call.request().service() + "/" + stored.path());
            shown.set("name", set.path("displayName"));
            for (String member : List.of("description", "versioningScheme", "versionQueryName", "versionHeaderName")) {
                shown.set(member, set.has(member) ? set.get(member) : shown.nullNode());
            }
        });
    }

    private static void groupsOfProduct(ArrayNode groups, Resource product, Configuration configuration) {
        configuration.<RuntimeException>scan(
                product.key().type() + "/groups",
                product.key().names(),
                link -> add(
                        groups, Space.of(link.key()).key("groups", link.key().name()), configuration));
    }

    private static void add(ArrayNode groups, ResourceKey group, Configuration configuration) {
        configuration.get(group).ifPresent(found -> groups.add(Documents.properties(found)));
    }
}
