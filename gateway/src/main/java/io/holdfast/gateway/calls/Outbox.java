package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.Budget;
import io.holdfast.limits.Claim;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.calls.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one event loop, a few at a time for each service, while the others wait in memory. One that finds no room there, or
 * does not arrive, is lost and counted: no call waits for any. Belongs to its loop.
 */
final class Outbox {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a message takes beside its body. */
    private static final int OVERHEAD = 1024;

    private record Waiting(ServiceTable service, Message message, Claim room) {}

    private static final class Lane {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private int sending;
    }

    private final CallOutClient client;
    private final PolicyTokens tokens;
    private final Loop loop;
    private final Budget memory;
    private final MessageCounts counts;
    private final InstantSource clock;
    private final Map<String, Lane> lanes = new HashMap<>();

    Outbox(
            CallOutClient client,
            PolicyTokens tokens,
            Loop loop,
            Budget memory,
            MessageCounts counts,
            InstantSource clock) {
        this.client = client;
        this.tokens = tokens;
        this.loop = loop;
        this.memory = memory;
        this.counts = counts;
        this.clock = clock;
    }

    void post(ServiceTable service, Message message) {
        Claim room = memory.claim(message.body().length + OVERHEAD, false, service.name());
        if (room == null) {
            counts.lost(service.name(), message, "there is no room for more messages that wait");
            return;
        }
        Lane lane = lanes.computeIfAbsent(service.name(), name -> new Lane());
        lane.waiting.add(new Waiting(service, message, room));
        next(service.name(), lane);
    }

    private void next(String service, Lane lane) {
        while (lane.sending < AT_ONCE && !lane.waiting.isEmpty()) {
            Waiting first = lane.waiting.remove();
            lane.sending++;
            var _ = send(first)
                    .whenComplete((answer, failure) -> loop.eventLoop().execute(() -> {
                        first.room().close();
                        settled(first, answer, failure);
                        lane.sending--;
                        next(service, lane);
                        if (lane.sending == 0) {
                            lanes.remove(service, lane);
                        }
                    }));
        }
    }

    private void settled(Waiting sent, @Nullable CallAnswer answer, @Nullable Throwable failure) {
        if (answer != null && answer.isSuccess()) {
            counts.sent();
        } else {
            Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
            counts.lost(
                    sent.service().name(),
                    sent.message(),
                    answer != null
                            ? "the answer was " + answer.status()
                            : cause instanceof CallFailure known ? known.text() : "it could not be sent");
        }
    }

    private CompletableFuture<CallAnswer> send(Waiting waiting) {
        Message message = waiting.message();
        return switch (message.sender()) {
            case Message.KeyHolder holder ->
                send(waiting, SharedAccess.token(place(message.url()), holder, clock.instant()));
            case Message.ManagedIdentity(String resource, String clientId) ->
                tokens.get(waiting.service(), resource, clientId)
                        .thenComposeAsync(token -> send(waiting, "Bearer " + token), loop.eventLoop());
        };
    }

    private CompletableFuture<CallAnswer> send(Waiting waiting, String authorization) {
        Message message = waiting.message();
        List<CallField> fields = new ArrayList<>(message.fields());
        fields.add(new CallField("Authorization", authorization));
        Claim room = client.room(waiting.service());
        CompletableFuture<CallAnswer> answer = client.send(
                loop,
                waiting.service(),
                new CallOut("POST", message.url(), List.copyOf(fields), message.body(), PATIENCE),
                room);
        var _ = answer.whenComplete((some, failure) -> room.close());
        return answer;
    }

    /** The queue or hub itself, without what is done there. */
    private static String place(String url) {
        int messages = url.indexOf("/messages");
        return messages < 0 ? url : url.substring(0, messages);
    }
}
