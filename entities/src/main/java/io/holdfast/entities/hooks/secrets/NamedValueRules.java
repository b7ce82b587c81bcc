package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.policies.NamedValueNames;
import io.holdfast.entities.hooks.policies.NamedValueUses;
import io.holdfast.store.Transaction;
import tools.jackson.databind.node.ObjectNode;

/** Named values: display names are unique, what uses one follows it, and a secret does not become public. */
@AutoService(EntityHook.class)
public final class NamedValueRules implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (!properties.has("value") && !properties.has("keyVault")) {
            draft.refuse("value", "value is required unless keyVault is given.");
        }
        boolean wasSecret = draft.before().filter(NamedValueRules::secret).isPresent();
        if (wasSecret && !secret(properties) && !draft.input().path("value").isString()) {
            draft.refuse("value", "value is required when secret becomes false: a secret value is not made public.");
        }
        String displayName = properties.path("displayName").asString("");
        NamedValueNames.find(draft, displayName, transaction)
                .filter(owner -> !owner.equals(draft.key()))
                .flatMap(transaction::get)
                .ifPresent(other -> draft.refuse(
                        "displayName", "The named value '" + other.name() + "' has this displayName already."));
    }

    /** Policies, backends and loggers refer to the display name, so they follow when it changes. */
    @Override
    public void stored(Draft draft, Transaction transaction) {
        String name = draft.properties().path("displayName").asString("");
        draft.before()
                .map(before -> before.path("displayName").asString(""))
                .filter(before -> !before.equals(name))
                .ifPresent(before -> NamedValueUses.rename(
                        draft.space(), before, name, draft.context().catalog(), transaction));
    }

    private static boolean secret(ObjectNode properties) {
        return properties.path("secret").asBoolean(false);
    }
}
