package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.store.Transaction;
import java.util.List;

/** Backends: an absolute URL. */
@AutoService(EntityHook.class)
public final class BackendUrl implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        Urls.check(draft, "url", List.of("http", "https", "ws", "wss"));
    }
}
