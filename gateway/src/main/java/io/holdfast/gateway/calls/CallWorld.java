package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.UpstreamTls;
import io.holdfast.policy.calls.CallOuts;
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.Outside;
import io.holdfast.policy.calls.StoredAuthorization;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one call has of the world outside. Closed on its event loop. */
public final class CallWorld implements Outside, AutoCloseable {

    private final World world;
    private final Loop loop;
    private final ServiceTable service;
    private final ScopedCallOuts calls;

    CallWorld(World world, Loop loop, ServiceTable service) {
        this.world = world;
        this.loop = loop;
        this.service = service;
        this.calls = new ScopedCallOuts(world.client(), loop, service);
    }

    @Override
    public CallOuts calls() {
        return calls;
    }

    @Override
    public CompletableFuture<String> token(String resource, @Nullable String clientId) {
        return world.tokens().get(service, resource, clientId);
    }

    @Override
    public CompletableFuture<StoredAuthorization> authorization(String provider, String authorization) {
        return CompletableFuture.completedFuture(provider)
                .thenComposeAsync(
                        named -> world.grants().get(service, named, authorization, loop, world.client()),
                        loop.eventLoop());
    }

    @Override
    public @Nullable String dapr() {
        return world.dapr();
    }

    @Override
    public boolean trusts(List<X509Certificate> chain) {
        return UpstreamTls.trusts(service.trust(), chain);
    }

    @Override
    public Set<X509Certificate> authorities() {
        return service.trust().roots();
    }

    @Override
    public void post(Message message) {
        if (loop.eventLoop().inEventLoop()) {
            world.outbox(loop).post(service, message);
        } else {
            loop.eventLoop().execute(() -> world.outbox(loop).post(service, message));
        }
    }

    /** The call is over: what it waited for is given up. */
    @Override
    public void close() {
        calls.close();
    }
}
