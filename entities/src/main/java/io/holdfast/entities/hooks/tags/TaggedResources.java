package io.holdfast.entities.hooks.tags;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Call;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.Listing;
import io.holdfast.entities.Tools;

/** What has tags: one entry for each pair of a resource and a tag. */
@AutoService(EntityHook.class)
public final class TaggedResources implements EntityHook {

    @Override
    public ArmResponse compute(Call call, Tools tools) {
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

    private static Tagged tagged(TaggedKind kind, Call call) {
        return new Tagged(kind, call);
    }
}
