package io.holdfast.gateway;

import io.holdfast.gateway.calls.CallOutLimits;
import io.holdfast.limits.Machine;
import io.holdfast.limits.Shares;
import java.time.Duration;

/**
 * How much callers may have of the gateway at once. No source address has more than half of it.
 *
 * @param connections of callers
 * @param backends connections to backends
 * @param bodyBytes bodies that policies hold in memory, all together; no service has more than half of them
 * @param firstByte how long a connection may send nothing at all
 * @param bytesPerSecond how fast a head or a body must come after ten seconds; 0 for no matter how slowly
 */
public record GatewayLimits(int connections, int backends, long bodyBytes, Duration firstByte, long bytesPerSecond) {

    private static final long MIB = 1024 * 1024;

    /** What this machine allows. */
    public static GatewayLimits ofThisMachine() {
        Shares shares = Shares.ofThisMachine();
        long bytes = Math.clamp(Machine.heap() / 8, 2L * BodyBuffer.LIMIT, 4096 * MIB);
        return new GatewayLimits(shares.gateway(), shares.backends(), bytes, Duration.ofSeconds(30), 1024);
    }

    /** What policies may send and get by themselves: up to half of the connections to backends. */
    CallOutLimits callOuts() {
        return CallOutLimits.of(backends, Machine.heap());
    }

    public GatewayLimits withConnections(int most) {
        return new GatewayLimits(most, backends, bodyBytes, firstByte, bytesPerSecond);
    }

    public GatewayLimits withBackends(int most) {
        return new GatewayLimits(connections, most, bodyBytes, firstByte, bytesPerSecond);
    }

    public GatewayLimits withBodyBytes(long most) {
        return new GatewayLimits(connections, backends, most, firstByte, bytesPerSecond);
    }

    public GatewayLimits withFirstByte(Duration time) {
        return new GatewayLimits(connections, backends, bodyBytes, time, bytesPerSecond);
    }

    public GatewayLimits withBytesPerSecond(long rate) {
        return new GatewayLimits(connections, backends, bodyBytes, firstByte, rate);
    }
}
