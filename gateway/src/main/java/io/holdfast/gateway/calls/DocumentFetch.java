package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.Claim;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.tokens.IssuerDirectory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetches what many calls wait for, so it goes on when the caller is gone for whom it was begun. May be asked on any thread. */
public final class DocumentFetch implements IssuerDirectory.Fetch {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<CallField> FIELDS =
            List.of(new CallField("Accept", "application/json"), new CallField("User-Agent", "Holdfast"));

    private final CallOutClient client;
    private final Loop loop;
    private final ServiceTable service;

    public DocumentFetch(CallOutClient client, Loop loop, ServiceTable service) {
        this.client = client;
        this.loop = loop;
        this.service = service;
    }

    @Override
    public CompletableFuture<byte[]> get(String url) {
        var document = new CompletableFuture<byte[]>();
        if (loop.eventLoop().inEventLoop()) {
            send(url, document);
        } else {
            loop.eventLoop().execute(() -> send(url, document));
        }
        return document;
    }

    private void send(String url, CompletableFuture<byte[]> document) {
        Claim room = client.room(service);
        var request = new CallOut("GET", url, FIELDS, new byte[0], TIMEOUT, true, null, null);
        var _ = client.send(loop, service, request, room).whenComplete((answer, failure) -> {
            complete(document, answer, failure);
            room.close();
        });
    }

    private static void complete(
            CompletableFuture<byte[]> document, @Nullable CallAnswer answer, @Nullable Throwable failure) {
        if (answer != null && answer.status() == 200) {
            document.complete(answer.body());
        } else if (answer != null) {
            document.completeExceptionally(
                    new CallFailure(CallFailure.CONNECTION, "answered with status " + answer.status()));
        } else if (failure != null) {
            document.completeExceptionally(failure);
        }
    }
}
