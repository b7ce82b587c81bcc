package io.holdfast.recoveryapi;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text format of Prometheus, version 0.0.4: all samples of a metric together, below what it is. */
final class PrometheusText {

    private final Map<String, StringBuilder> metrics = new LinkedHashMap<>();

    /** Adds a sample. Without a value there is none, but the metric is described all the same. */
    void gauge(String name, String help, Optional<Double> value, Map<String, String> labels) {
        StringBuilder metric = metrics.computeIfAbsent(
                name, first -> new StringBuilder("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n"));
        value.ifPresent(number -> metric.append(name)
                .append(labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                        .collect(Collectors.joining(",", labels.isEmpty() ? "" : "{", labels.isEmpty() ? "" : "}")))
                .append(' ')
                .append(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                .append('\n'));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return String.join("", metrics.values());
    }
}
