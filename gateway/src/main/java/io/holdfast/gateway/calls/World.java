package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.Budget;
import io.holdfast.limits.Meter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All that policies of all calls share of what lies outside of a gateway. Thread-safe. */
public final class World {

    private final CallOutClient client;
    private final PolicyTokens tokens;
    private final Grants grants;
    private final Budget messages;
    private final MessageCounts counts = new MessageCounts();
    private final InstantSource clock;
    private final @Nullable String dapr;
    private final Map<Loop, Outbox> outboxes = new ConcurrentHashMap<>();

    /** @param daprPort where a Dapr sidecar answers on this machine; 0 if there is none */
    public World(CallOutLimits limits, ServiceTokens source, int daprPort, InstantSource clock) {
        this.dapr = daprPort == 0 ? null : "http://127.0.0.1:" + daprPort;
        this.client = new CallOutClient(limits);
        this.tokens = new PolicyTokens(source, clock);
        this.grants = new Grants(clock);
        this.messages = new Budget(limits.messages(), 0, CallOutLimits.MESSAGE);
        this.clock = clock;
    }

    /** What one call has of it, until it is closed. */
    public CallWorld of(Loop loop, ServiceTable service) {
        return new CallWorld(this, loop, service);
    }

    CallOutClient client() {
        return client;
    }

    PolicyTokens tokens() {
        return tokens;
    }

    Grants grants() {
        return grants;
    }

    Outbox outbox(Loop loop) {
        return outboxes.computeIfAbsent(loop, one -> new Outbox(client, tokens, one, messages, counts, clock));
    }

    @Nullable
    String dapr() {
        return dapr;
    }

    public MessageCounts counts() {
        return counts;
    }

    /** How full it is. */
    public List<Meter> meters() {
        return List.of(
                meter(
                        "holdfast_callouts",
                        "Requests of policies that are under way.",
                        client.places().used()),
                meter(
                        "holdfast_callouts_limit",
                        "Requests of policies that may be.",
                        client.places().total()),
                meter(
                        "holdfast_callouts_refused",
                        "Requests that found no place, since the start.",
                        client.places().refused()),
                meter(
                        "holdfast_callout_bytes",
                        "Bytes of responses to policies in memory.",
                        client.bytes().used()),
                meter(
                        "holdfast_callout_bytes_limit",
                        "Bytes of such responses that may be.",
                        client.bytes().total()),
                meter("holdfast_messages_waiting_bytes", "Bytes of messages that wait to be sent.", messages.used()),
                meter(
                        "holdfast_messages_sent",
                        "Messages of policies that arrived, since the start.",
                        counts.arrived()),
                meter(
                        "holdfast_messages_lost",
                        "Messages of policies that were lost, since the start.",
                        counts.gone()));
    }

    private static Meter meter(String name, String help, long value) {
        return new Meter(name, help, "gateway", (double) value);
    }
}
