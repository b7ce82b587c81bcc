package io.holdfast.cli.drill;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps changing the configuration, one small acknowledged write after the other, so that the recovery point can be
 * measured instead of derived: the newest of them that comes back is as old as the data that was lost is young.
 */
final class Markers implements AutoCloseable {

    static final String NAME = "drill-marker";
    private static final long PAUSE_NANOS = 50_000_000;

    private final ArmClient arm;
    private final String path;
    private final List<Long> acknowledged = new ArrayList<>();
    private final Thread writer;
    private volatile boolean stop;

    Markers(ArmClient arm, String service) {
        this.arm = arm;
        this.path = path(service);
        this.writer = Thread.ofVirtual().name("markers").unstarted(this::write);
    }

    /** Whether a path below the service is that of the marker, which differs by nature. */
    static boolean isOne(String path) {
        return path.endsWith("/" + NAME);
    }

    void start() {
        writer.start();
    }

    private static String path(String service) {
        return service + "/namedValues/" + NAME;
    }

    private void write() {
        for (int number = 0; !stop; number++) {
            try {
                ObjectNode body = ArmClient.JSON.createObjectNode();
                body.putObject("properties").put("displayName", NAME).put("value", Integer.toString(number));
                arm.put(path, body);
                synchronized (acknowledged) {
                    acknowledged.add(System.nanoTime());
                }
            } catch (CliException e) {
                // The region is gone, or the write was not accepted: then it does not count.
                if (stop) {
                    return;
                }
                number--;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** When the marker that {@code standby} has recovered was acknowledged, on the clock of {@link System#nanoTime}. */
    long recoveredAt(ArmClient standby, String service) {
        int number = Integer.parseInt(
                standby.get(path(service)).path("properties").path("value").asString("0"));
        synchronized (acknowledged) {
            return acknowledged.get(Math.min(number, acknowledged.size() - 1));
        }
    }

    @Override
    public void close() {
        stop = true;
        try {
            writer.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
