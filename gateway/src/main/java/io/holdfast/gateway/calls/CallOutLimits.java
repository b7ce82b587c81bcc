package io.holdfast.gateway.calls;

/**
 * How much policies may send and get at once, all together. No service has more than half of it.
 *
 * @param places requests under way
 * @param bytes bodies of responses, as long as the call that asked for them lasts
 * @param messages bytes of messages that wait to be sent
 */
public record CallOutLimits(int places, long bytes, long messages) {

    /** The largest response. */
    public static final int RESPONSE = 4 * 1024 * 1024;

    /** The largest message, with what is kept beside its body. */
    static final int MESSAGE = 256 * 1024;

    /** @param heap of the process, in bytes */
    public static CallOutLimits of(int backends, long heap) {
        return new CallOutLimits(
                Math.max(4, backends / 2),
                Math.clamp(heap / 16, 2L * RESPONSE, 1024L * RESPONSE),
                Math.clamp(heap / 64, 2L * MESSAGE, 1024L * MESSAGE));
    }
}
