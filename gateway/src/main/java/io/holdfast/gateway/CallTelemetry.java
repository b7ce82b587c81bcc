package io.holdfast.gateway;

import io.holdfast.policy.Telemetry;
import io.holdfast.usage.metric.PolicyMetrics;
import java.util.Map;

/**
 * Counts what the policies of one call emit. Nobody reads traces yet.
 *
 * @param service its name
 */
record CallTelemetry(PolicyMetrics metrics, String service) implements Telemetry {

    @Override
    public void trace(Severity severity, String source, String message, Map<String, String> metadata) {}

    @Override
    public void metric(String namespace, String name, Map<String, String> dimensions, double value) {
        metrics.add(service, namespace, name, dimensions, value);
    }
}
