package io.holdfast.gateway;

import io.holdfast.limits.Meter;
import io.holdfast.usage.metric.PolicyMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What policies have counted, in the terms of Prometheus. */
final class PolicyMeters {

    private PolicyMeters() {}

    static List<Meter> of(PolicyMetrics metrics) {
        return metrics.samples().stream().flatMap(PolicyMeters::of).toList();
    }

    private static Stream<Meter> of(PolicyMetrics.Sample sample) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("service", sample.service());
        labels.put("namespace", sample.namespace());
        labels.put("name", sample.name());
        sample.dimensions().forEach((name, value) -> labels.put("dim_" + label(name), value));
        return Stream.of(
                new Meter(
                        "holdfast_policy_metric_sum",
                        "Sum of what policies emitted, since the start.",
                        sample.service(),
                        labels,
                        sample.sum()),
                new Meter(
                        "holdfast_policy_metric_count",
                        "How often policies emitted it, since the start.",
                        sample.service(),
                        labels,
                        sample.count()));
    }

    /** Names of labels have letters, digits and underscores. */
    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
