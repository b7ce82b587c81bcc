package io.holdfast.entities.hooks.tags;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import tools.jackson.databind.node.ObjectNode;

/** Descriptions of tags in an API: each is of the tag whose name it has, and shows what that is called. */
@AutoService(EntityHook.class)
public final class TagDescriptions implements EntityHook {

    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.properties().put("tagId", "/tags/" + draft.key().name());
        transaction
                .get(new ResourceKey("tags", "", draft.key().name()))
                .ifPresent(tag -> name(draft.properties(), tag));
    }

    private static void name(ObjectNode properties, Resource tag) {
        properties.put(
                "displayName", Documents.properties(tag).path("displayName").asString(""));
    }
}
