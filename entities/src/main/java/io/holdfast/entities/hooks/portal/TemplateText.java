package io.holdfast.entities.hooks.portal;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import tools.jackson.databind.node.ObjectNode;

/** Says of an e-mail template whether somebody has changed it. */
@AutoService(EntityHook.class)
public final class TemplateText implements EntityHook {

    private static final String IS_DEFAULT = "isDefault";

    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.call().type().item(draft.key().name()).ifPresent(item -> {
            ObjectNode whole = draft.properties().deepCopy().put(IS_DEFAULT, true);
            item.getValue().complete(whole);
            draft.properties().put(IS_DEFAULT, whole.equals(item.getValue().properties()));
        });
    }
}
