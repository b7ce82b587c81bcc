package io.holdfast.arm;

import io.holdfast.limits.Budget;
import io.holdfast.limits.Connections;
import io.holdfast.limits.FairWorkers;
import io.holdfast.limits.Meter;
import java.util.List;
import java.util.stream.Stream;

/** What all requests share, and share out. Thread-safe. */
public final class Room implements AutoCloseable {

    /** An eighth is for what is vital. */
    private static final int RESERVE = 8;

    private static final String DOOR = "management";

    private final Connections connections;
    private final Budget requests;
    private final Budget bodies;
    private final FairWorkers workers;

    public Room(ManagementLimits limits) {
        this.connections = new Connections(limits.connections());
        this.requests = new Budget(limits.requests(), limits.requests() / RESERVE);
        this.bodies = new Budget(limits.bodyBytes(), limits.bodyBytes() / RESERVE, LARGEST);
        this.workers = new FairWorkers("management-work", limits.workers(), limits.requests());
    }

    /** The largest content of a request, with what frames it. */
    private static final long LARGEST = 33L * Body.MIB;

    public Connections connections() {
        return connections;
    }

    Budget requests() {
        return requests;
    }

    Budget bodies() {
        return bodies;
    }

    FairWorkers workers() {
        return workers;
    }

    /** How full it is. */
    public List<Meter> meters() {
        return Stream.of(
                        Meter.of(DOOR, connections),
                        Meter.of(DOOR, bodies),
                        List.of(
                                new Meter(
                                        "holdfast_requests_open",
                                        "Requests that are being answered.",
                                        DOOR,
                                        requests.used()),
                                new Meter(
                                        "holdfast_requests_refused",
                                        "Requests that were told to come later, since the start.",
                                        DOOR,
                                        (double) requests.refused() + workers.refused()),
                                new Meter(
                                        "holdfast_work_queued",
                                        "Pieces of work that wait or are done.",
                                        DOOR,
                                        workers.queued())))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        workers.close();
    }
}
