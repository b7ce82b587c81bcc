package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.policy.calls.CallOuts;
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.Outside;
import io.holdfast.policy.calls.StoredAuthorization;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one call has of the world outside. Belongs to its event loop. */
public final class CallWorld implements Outside, AutoCloseable {

    private final World world;
    private final Loop loop;
    private final ServiceTable service;
    private @Nullable ScopedCallOuts calls;

    CallWorld(World world, Loop loop, ServiceTable service) {
        this.world = world;
        this.loop = loop;
        this.service = service;
    }

    @Override
    public CallOuts calls() {
        ScopedCallOuts made = calls;
        if (made == null) {
            made = new ScopedCallOuts(world.client(), loop, service);
            calls = made;
        }
        return made;
    }

    @Override
    public CompletableFuture<String> token(String resource, @Nullable String clientId) {
        return world.tokens().get(service, resource, clientId);
    }

    @Override
    public CompletableFuture<StoredAuthorization> authorization(String provider, String authorization) {
        return world.grants().get(service, provider, authorization, loop, world.client());
    }

    @Override
    public void post(Message message) {
        world.outbox(loop).post(service, message);
    }

    /** The call is over: what it waited for is given up. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
