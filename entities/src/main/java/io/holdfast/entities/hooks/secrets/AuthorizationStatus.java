package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.util.Optional;

/** Authorizations are kept, and never connected: this server does not sign in at authorization providers. */
@AutoService(EntityHook.class)
public final class AuthorizationStatus implements EntityHook {

    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.properties().put("status", "Error");
        draft.properties()
                .putObject("error")
                .put("code", "Unauthenticated")
                .put("message", "This server keeps authorizations, but does not sign in at their providers.");
    }

    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        Resource resource = call.resource();
        throw EntityRefusals.notSupported("This server keeps the authorization '" + resource.name()
                + "', but does not sign in at its provider. Let policies get the token themselves (send-request), or use a"
                + " managed identity.");
    }
}
