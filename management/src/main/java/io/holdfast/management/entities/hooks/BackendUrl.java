package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Call;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.management.entities.Errors;
import io.holdfast.management.entities.Tools;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/** Backends: an absolute URL; one that a policy uses stays. */
@AutoService(EntityHook.class)
public final class BackendUrl implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        Urls.check(draft, "url", List.of("http", "https", "ws", "wss"));
    }

    @Override
    public void deleting(Resource resource, Call call, Tools tools, Transaction transaction) {
        Stream.of("backend-id=\"" + resource.name() + "\"", "backend-id='" + resource.name() + "'")
                .flatMap(text -> PolicyTexts.containing(text, call.space(), tools.catalog(), transaction).stream())
                .findFirst()
                .ifPresent(policy -> {
                    throw Errors.validation(
                            "backendId",
                            "The backend '" + resource.name() + "' is in use by the policy " + policy.path()
                                    + ". Change that policy first.");
                });
    }
}
