package io.holdfast.limits;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process may use. */
public final class Machine {

    private static final long UNKNOWN = 65_536;
    private static final int MOST = 1_048_576;

    private Machine() {}

    /** How many files and sockets the process may have open. */
    public static int descriptors() {
        long limit = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : UNKNOWN;
        return Math.clamp(limit, 64, MOST);
    }

    /** The heap's limit, in bytes. */
    public static long heap() {
        return Runtime.getRuntime().maxMemory();
    }

    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
