package io.holdfast.entities.hooks.products;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import tools.jackson.databind.node.ObjectNode;

/** Administrators see every product of the service; an open product has no subscriptions to approve or to count. */
@AutoService(EntityHook.class)
public final class ProductGroups implements EntityHook {

    private static final String ADMINISTRATORS = "administrators";

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (properties.path("subscriptionRequired").asBoolean(true)) {
            return;
        }
        if (properties.path("approvalRequired").asBoolean(false)) {
            draft.refuse("approvalRequired", "approvalRequired can be true only when subscriptionRequired is true.");
        }
        if (properties.has("subscriptionsLimit")) {
            draft.refuse("subscriptionsLimit", "subscriptionsLimit can be set only when subscriptionRequired is true.");
        }
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        if (draft.isNew()
                && draft.space().isService()
                && transaction
                        .get(new ResourceKey("groups", "", ADMINISTRATORS))
                        .isPresent()) {
            var key = new ResourceKey("products/groups", draft.key().name(), ADMINISTRATORS);
            String path = "products/" + draft.call().target().name() + "/groups/" + ADMINISTRATORS;
            transaction.put(key, path, Documents.bytes(Documents.object()), null);
        }
    }
}
