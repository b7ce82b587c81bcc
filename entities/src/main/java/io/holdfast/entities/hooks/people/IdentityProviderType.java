package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;

/** The type of an identity provider is its name. */
@AutoService(EntityHook.class)
public final class IdentityProviderType implements EntityHook {

    @Override
    public void complete(Draft draft, Transaction transaction) {
        String name = draft.key().name();
        String given = draft.properties().path("type").asString("");
        if (!given.isEmpty() && !given.equalsIgnoreCase(name)) {
            draft.refuse("type", "type must be the name of the identity provider, or absent.");
        }
        draft.properties().put("type", name.equals("aadb2c") ? "aadB2C" : name);
    }
}
