package io.holdfast.recovery;

import java.util.Map;

/**
 * What is replaced while a backup is restored, to copy a service from one environment to another.
 *
 * @param hostnames new host names by old ones, wherever a URL in a document or a named value has them; without ports
 * @param backends new URLs by the ids of backends; those of a workspace are {@code workspace/id}
 * @param namedValues new values by the ids of named values, likewise
 */
public record Mapping(Map<String, String> hostnames, Map<String, String> backends, Map<String, String> namedValues) {

    public static final Mapping NONE = new Mapping(Map.of(), Map.of(), Map.of());

    public Mapping {
        hostnames = Map.copyOf(hostnames);
        backends = Map.copyOf(backends);
        namedValues = Map.copyOf(namedValues);
    }

    boolean isEmpty() {
        return hostnames.isEmpty() && backends.isEmpty() && namedValues.isEmpty();
    }

    /** Names what is replaced; never the values, which may be secrets. */
    @Override
    public String toString() {
        return "Mapping[" + hostnames.keySet() + ", " + backends.keySet() + ", " + namedValues.keySet() + "]";
    }
}
