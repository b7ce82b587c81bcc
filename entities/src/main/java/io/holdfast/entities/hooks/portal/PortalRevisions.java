package io.holdfast.entities.hooks.portal;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import tools.jackson.databind.node.ObjectNode;

/** Revisions of the developer portal: completed as soon as they are recorded, and only one of them is current. */
@AutoService(EntityHook.class)
public final class PortalRevisions implements EntityHook {

    private static final String CURRENT = "isCurrent";

    @Override
    public void complete(Draft draft, Transaction transaction) {
        String now =
                draft.context().clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode properties = draft.properties();
        if (draft.isNew()) {
            properties.put("createdDateTime", now).put("status", "completed");
        }
        properties.put("updatedDateTime", now);
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        if (!draft.properties().path(CURRENT).asBoolean(false)) {
            return;
        }
        var others = new ArrayList<Resource>();
        transaction.<RuntimeException>scan(draft.key().type(), draft.key().parent(), other -> {
            if (!other.key().equals(draft.key())
                    && Documents.properties(other).path(CURRENT).asBoolean(false)) {
                others.add(other);
            }
        });
        others.forEach(other -> transaction.put(
                other.key(),
                other.path(),
                Documents.bytes(Documents.properties(other).put(CURRENT, false)),
                other.secrets()));
    }
}
