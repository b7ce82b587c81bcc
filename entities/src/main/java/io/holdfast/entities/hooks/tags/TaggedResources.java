package io.holdfast.entities.hooks.tags;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Listing;

/** What has tags: one entry for each pair of a resource and a tag. */
@AutoService(EntityHook.class)
public final class TaggedResources implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        var items = new Listing(call);
        switch (call.type().segment()) {
            case "apisByTags" -> tagged(TaggedKind.API, call).list(call.flag("includenottaggedapis"), items);
            case "productsByTags" ->
                tagged(TaggedKind.PRODUCT, call).list(call.flag("includenottaggedproducts"), items);
            case "operationsByTags" ->
                tagged(TaggedKind.OPERATION, call).list(call.flag("includenottaggedoperations"), items);
            default -> {
                for (TaggedKind kind : TaggedKind.ALL) {
                    tagged(kind, call).list(false, items);
                }
            }
        }
        return items.answer();
    }

    private static Tagged tagged(TaggedKind kind, EntityRequest call) {
        return new Tagged(kind, call);
    }
}
