package io.holdfast.entities.hooks.gateways;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.BackendUrls;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.regex.Pattern;

/** Backends: an absolute URL; one of a Service Fabric cluster may be the name of a service there. */
@AutoService(EntityHook.class)
public final class BackendUrl implements EntityHook {

    private static final Pattern FABRIC = Pattern.compile("(?i)fabric:/[^\\s?#]+");

    @Override
    public void check(Draft draft, Transaction transaction) {
        boolean cluster = draft.properties().path("properties").has("serviceFabricCluster");
        String url = draft.properties().path("url").asString("");
        if (!cluster || !FABRIC.matcher(url).matches()) {
            BackendUrls.check(draft, "url", List.of("http", "https", "ws", "wss"));
        }
    }
}
