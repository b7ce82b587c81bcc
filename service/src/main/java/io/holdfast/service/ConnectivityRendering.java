package io.holdfast.service;

import io.holdfast.model.json.Json;
import io.holdfast.service.ConnectivityProbe.Outcome;
import java.util.LongSummaryStatistics;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what came of a connectivity check: a path of two hops, from the service to the destination. */
final class ConnectivityRendering {

    private ConnectivityRendering() {}

    static ObjectNode of(Outcome outcome, String serviceId) {
        ObjectNode shown = Json.object();
        ArrayNode hops = shown.putArray("hops");
        String destination = UUID.randomUUID().toString();
        ObjectNode source = hops.addObject()
                .put("type", "Source")
                .put("id", UUID.randomUUID().toString())
                .putNull("address")
                .put("resourceId", serviceId);
        source.putArray("nextHopIds").add(destination);
        issues(source, outcome.sent() == 0 ? outcome : null);
        ObjectNode target = hops.addObject()
                .put("type", "Internet")
                .put("id", destination)
                .put("address", outcome.address().isEmpty() ? null : outcome.address())
                .putNull("resourceId");
        target.putArray("nextHopIds");
        issues(target, outcome.sent() > 0 ? outcome : null);
        shown.put("connectionStatus", status(outcome));
        latencies(shown, outcome);
        return shown.put("probesSent", outcome.sent())
                .put("probesFailed", outcome.sent() - outcome.latencies().size());
    }

    private static void issues(ObjectNode hop, @org.jspecify.annotations.Nullable Outcome outcome) {
        ArrayNode issues = hop.putArray("issues");
        if (outcome != null && !outcome.issue().isEmpty()) {
            issues.addObject()
                    .put("origin", "Outbound")
                    .put("severity", outcome.latencies().isEmpty() ? "Error" : "Warning")
                    .put("type", outcome.issue())
                    .putArray("context")
                    .addObject()
                    .put("message", outcome.problem());
        }
    }

    private static String status(Outcome outcome) {
        if (outcome.latencies().isEmpty()) {
            return "Disconnected";
        }
        return outcome.issue().isEmpty() ? "Connected" : "Degraded";
    }

    private static void latencies(ObjectNode shown, Outcome outcome) {
        LongSummaryStatistics all =
                outcome.latencies().stream().mapToLong(Long::longValue).summaryStatistics();
        boolean none = all.getCount() == 0;
        shown.put("avgLatencyInMs", none ? null : Math.round(all.getAverage()));
        shown.put("minLatencyInMs", none ? null : all.getMin());
        shown.put("maxLatencyInMs", none ? null : all.getMax());
    }
}
