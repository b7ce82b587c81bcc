package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.store.Transaction;

/** Policies: what the policy restrictions demand. Stands behind {@link PolicyContent}, which stores the raw spelling. */
@AutoService(EntityHook.class)
public final class RequiredBase implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        var document = Language.LANGUAGE.parse(draft.properties().path("value").asString(""), PolicyFormat.RAWXML);
        Restrictions.in(transaction)
                .violations(draft.key(), document)
                .forEach(violation -> draft.refuse("policies", violation));
    }
}
