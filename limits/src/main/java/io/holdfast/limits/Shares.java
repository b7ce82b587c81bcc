package io.holdfast.limits;

/**
 * How the descriptors of a process are shared out: a quarter for files, databases and storage, an eighth for the management API, and the
 * rest to callers and backends of the gateway in halves. What a connection takes of the heap bounds them, too.
 */
public record Shares(int gateway, int backends, int management) {

    /** A head of 64 KiB and as much of a response can wait in each of a gateway's connections. */
    private static final long GATEWAY_BYTES = 128 * 1024;

    /** With the buffers of TLS. */
    private static final long MANAGEMENT_BYTES = 512 * 1024;

    public static Shares ofThisMachine() {
        return of(Machine.descriptors(), Machine.heap());
    }

    static Shares of(int descriptors, long heap) {
        int files = Math.clamp(descriptors / 4, 32, 16_384);
        int management = Math.min(Math.clamp(descriptors / 8, 16, 4_096), fitting(heap, MANAGEMENT_BYTES));
        int half = Math.max(8, (descriptors - files - management) / 2);
        return new Shares(Math.min(half, fitting(heap, GATEWAY_BYTES)), half, management);
    }

    private static int fitting(long heap, long bytes) {
        return Math.clamp(heap / bytes, 64, Integer.MAX_VALUE);
    }
}
