package io.holdfast.limits;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure to watch, in the terms of Prometheus.
 *
 * @param service whose figure it is, for those who may see that service; null for everybody's
 * @param labels what tells it from others of its name
 */
public record Meter(String name, String help, @Nullable String service, Map<String, String> labels, double value) {

    /** @param door that it is of: {@code gateway}, {@code management} */
    public Meter(String name, String help, String door, double value) {
        this(name, help, null, Map.of("door", door), value);
    }

    /** The figures of a door's connections. */
    public static List<Meter> of(String door, Connections connections) {
        return List.of(
                new Meter("holdfast_connections_open", "Connections that are open.", door, connections.open()),
                new Meter("holdfast_connections_limit", "Connections that may be open.", door, connections.most()),
                new Meter(
                        "holdfast_connections_refused",
                        "Connections that were closed at once, since the start.",
                        door,
                        connections.refused()),
                new Meter(
                        "holdfast_connections_gave_way",
                        "Silent connections that were closed for new ones, since the start.",
                        door,
                        connections.gaveWay()));
    }

    /** The figures of a door's bytes. */
    public static List<Meter> of(String door, Budget bytes) {
        return List.of(
                new Meter("holdfast_body_bytes", "Bytes of bodies that are held in memory.", door, bytes.used()),
                new Meter("holdfast_body_bytes_limit", "Bytes of bodies that may be held.", door, bytes.total()),
                new Meter(
                        "holdfast_body_bytes_refused",
                        "Bodies that found no room, since the start.",
                        door,
                        bytes.refused()));
    }
}
