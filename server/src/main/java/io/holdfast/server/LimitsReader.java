package io.holdfast.server;

import io.holdfast.arm.ManagementLimits;
import io.holdfast.gateway.GatewayLimits;
import java.time.Duration;
import java.util.List;

/** Reads how much callers may have at once. Where nothing is set, or 0, the machine decides. */
final class LimitsReader {

    static final List<String> NAMES = List.of(
            "gateway.connections",
            "gateway.bodyMebibytes",
            "management.connections",
            "management.requests",
            "management.bodyMebibytes",
            "limits.firstByteSeconds",
            "limits.bytesPerSecond");

    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int MOST_MEBIBYTES = 65_536;
    private static final long MIB = 1024 * 1024;

    /** Finds a whole number. */
    @FunctionalInterface
    interface Numbers {
        int read(String name, int fallback, int least, int most);
    }

    private LimitsReader() {}

    static ServerSettings.Limits read(Numbers numbers) {
        Duration firstByte = Duration.ofSeconds(numbers.read("limits.firstByteSeconds", 30, 1, 3600));
        int rate = numbers.read("limits.bytesPerSecond", 1024, 0, 1_000_000);
        GatewayLimits gateway = GatewayLimits.ofThisMachine();
        int connections = numbers.read("gateway.connections", 0, 0, MOST_CONNECTIONS);
        int mebibytes = numbers.read("gateway.bodyMebibytes", 0, 0, MOST_MEBIBYTES);
        gateway = connections == 0 ? gateway : gateway.withConnections(connections);
        gateway = mebibytes == 0 ? gateway : gateway.withBodyBytes(mebibytes * MIB);
        return new ServerSettings.Limits(
                gateway.withFirstByte(firstByte).withBytesPerSecond(rate),
                management(numbers).withFirstByte(firstByte).withBytesPerSecond(rate));
    }

    private static ManagementLimits management(Numbers numbers) {
        ManagementLimits management = ManagementLimits.ofThisMachine();
        int connections = numbers.read("management.connections", 0, 0, MOST_CONNECTIONS);
        int mebibytes = numbers.read("management.bodyMebibytes", 0, 0, MOST_MEBIBYTES);
        management = connections == 0 ? management : management.withConnections(connections);
        management = mebibytes == 0 ? management : management.withBodyBytes(mebibytes * MIB);
        return management.withRequests(numbers.read("management.requests", management.requests(), 16, 100_000));
    }
}
