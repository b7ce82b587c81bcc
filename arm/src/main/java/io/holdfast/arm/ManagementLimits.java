package io.holdfast.arm;

import io.holdfast.limits.Machine;
import io.holdfast.limits.Shares;
import java.time.Duration;

/**
 * How much callers may have of the management API at once. No principal, service or source address has more than half of it, and an
 * eighth is left to what is vital: backup, restore, status and sign-in.
 *
 * @param connections of callers
 * @param requests that are being answered
 * @param bodyBytes contents of requests and large answers in memory, all together
 * @param firstByte how long a connection may send nothing at all
 * @param bytesPerSecond how fast a head or a body must come after ten seconds; 0 for no matter how slowly
 * @param workers threads for what keeps a processor busy: reading and writing descriptions and documents
 */
public record ManagementLimits(
        int connections, int requests, long bodyBytes, Duration firstByte, long bytesPerSecond, int workers) {

    private static final long MIB = 1024 * 1024;

    /** Half of its common part holds the largest body that there is, 32 MiB. */
    private static final long LEAST_BYTES = 80 * MIB;

    /** What reading a large description may take of the heap. */
    private static final long WORK_BYTES = 256 * MIB;

    /** What this machine allows. */
    public static ManagementLimits ofThisMachine() {
        return new ManagementLimits(
                Shares.ofThisMachine().management(),
                256,
                Math.max(LEAST_BYTES, Machine.heap() / 4),
                Duration.ofSeconds(30),
                1024,
                Math.clamp(Math.min(Machine.processors() / 2, Machine.heap() / WORK_BYTES), 2, 16));
    }

    public ManagementLimits withConnections(int most) {
        return new ManagementLimits(most, requests, bodyBytes, firstByte, bytesPerSecond, workers);
    }

    public ManagementLimits withRequests(int most) {
        return new ManagementLimits(connections, most, bodyBytes, firstByte, bytesPerSecond, workers);
    }

    public ManagementLimits withBodyBytes(long most) {
        return new ManagementLimits(connections, requests, most, firstByte, bytesPerSecond, workers);
    }

    public ManagementLimits withFirstByte(Duration time) {
        return new ManagementLimits(connections, requests, bodyBytes, time, bytesPerSecond, workers);
    }

    public ManagementLimits withBytesPerSecond(long rate) {
        return new ManagementLimits(connections, requests, bodyBytes, firstByte, rate, workers);
    }
}
