package io.holdfast.entities.hooks.gateways;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;

/** A certificate authority of a gateway is one of the service's certificates, by its name. */
@AutoService(EntityHook.class)
public final class GatewayAuthority implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        String name = draft.key().name();
        if (transaction.get(new ResourceKey("certificates", "", name)).isEmpty()) {
            draft.refuse("name", "The name must be that of a certificate of the service; '" + name + "' is none.");
        }
    }
}
