package io.holdfast.policy;

import java.util.Map;

/** Is told what policies of a call see and count. Must be quick, and bounds what it keeps: names and values may be a caller's. */
public interface Telemetry {

    /** How much a trace matters. */
    enum Severity {
        VERBOSE,
        INFORMATION,
        ERROR
    }

    /** What a trace policy says. */
    void trace(Severity severity, String source, String message, Map<String, String> metadata);

    /**
     * Adds to a metric.
     *
     * @param dimensions by name, in the order of the document
     */
    void metric(String namespace, String name, Map<String, String> dimensions, double value);

    /** Nobody listens. */
    Telemetry NONE = new Telemetry() {
        @Override
        public void trace(Severity severity, String source, String message, Map<String, String> metadata) {}

        @Override
        public void metric(String namespace, String name, Map<String, String> dimensions, double value) {}
    };
}
