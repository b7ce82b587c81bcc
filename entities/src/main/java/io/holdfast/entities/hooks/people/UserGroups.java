package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Reader;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the groups of a user when the request says {@code expandGroups=true}; an empty array otherwise, as Azure does. */
@AutoService(EntityHook.class)
public final class UserGroups implements EntityHook {

    private static final List<String> SHOWN = List.of("displayName", "description", "builtIn", "type", "externalId");

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        ArrayNode shown = properties.putArray("groups");
        if (call.flag("expandgroups")) {
            Reader reader = call.configuration();
            reader.<RuntimeException>scan("groups", null, group -> {
                var membership = new ResourceKey(
                        "groups/users", group.key().name(), resource.key().name());
                if (reader.get(membership).isPresent()) {
                    shown.add(shown(group));
                }
            });
        }
    }

    private static ObjectNode shown(Resource group) {
        ObjectNode properties = Documents.properties(group);
        ObjectNode shown = Documents.object();
        SHOWN.forEach(member -> {
            if (properties.has(member)) {
                shown.set(member, properties.get(member));
            }
        });
        return shown;
    }
}
