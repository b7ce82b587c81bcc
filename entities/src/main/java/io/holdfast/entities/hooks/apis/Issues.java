package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.Dates;
import io.holdfast.store.Transaction;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Issues and their comments: made now unless the caller says when; an issue belongs to the API that it lies under. */
@AutoService(EntityHook.class)
public final class Issues implements EntityHook {

    private static final String CREATED = "createdDate";

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (!properties.has(CREATED)) {
            String now = draft.context()
                    .clock()
                    .instant()
                    .truncatedTo(ChronoUnit.MILLIS)
                    .toString();
            properties.put(
                    CREATED,
                    draft.before()
                            .map(before -> before.path(CREATED).asString(now))
                            .orElse(now));
        }
        if (draft.call().type().name().equals("apis/issues")) {
            properties.put("apiId", "/apis/" + draft.call().target().parents().getFirst());
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        Dates.check(draft, CREATED);
    }
}
