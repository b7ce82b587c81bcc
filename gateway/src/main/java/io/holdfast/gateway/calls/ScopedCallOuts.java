package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.Claim;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.calls.CallOuts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The requests of the policies of one call. What they brought is held until the call is over, and what runs then is given up. */
public final class ScopedCallOuts implements CallOuts, AutoCloseable {

    private final CallOutClient client;
    private final Loop loop;
    private final ServiceTable service;
    private final Claim room;
    private final Map<Integer, CompletableFuture<CallAnswer>> running = new HashMap<>();
    private int begun;
    private boolean closed;

    public ScopedCallOuts(CallOutClient client, Loop loop, ServiceTable service) {
        this.client = client;
        this.loop = loop;
        this.service = service;
        this.room = client.room(service);
    }

    @Override
    public CompletableFuture<CallAnswer> send(CallOut request) {
        if (loop.eventLoop().inEventLoop()) {
            return begin(request);
        }
        var result = new CompletableFuture<CallAnswer>();
        loop.eventLoop().execute(() -> {
            CompletableFuture<CallAnswer> inner = begin(request);
            var _ = inner.whenComplete((answer, failure) -> {
                if (failure == null) {
                    result.complete(answer);
                } else {
                    result.completeExceptionally(failure);
                }
            });
            var _ = result.whenComplete((answer, failure) -> inner.cancel(false));
        });
        return result;
    }

    private CompletableFuture<CallAnswer> begin(CallOut request) {
        if (closed) {
            return CompletableFuture.failedFuture(new CallFailure(CallFailure.CONNECTION, "The call is over."));
        }
        CompletableFuture<CallAnswer> result = client.send(loop, service, request, room);
        int number = begun++;
        running.put(number, result);
        var _ = result.whenComplete((answer, failure) -> running.remove(number));
        return result;
    }

    @Override
    public void sendAndForget(CompletionStage<CallOut> request) {
        var _ = request.whenComplete((whole, failure) -> {
            if (failure == null) {
                loop.eventLoop().execute(() -> client.sendAndForget(loop, service, whole));
            } else {
                client.lost(service, failure);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(running.values()).forEach(result -> result.cancel(false));
        room.close();
    }
}
