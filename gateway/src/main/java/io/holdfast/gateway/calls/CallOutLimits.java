package io.holdfast.gateway.calls;

/**
 * How much policies may send and get at once, all together. No service has more than half of it.
 *
 * @param places requests under way
 * @param bytes bodies of responses, as long as the call that asked for them lasts
 */
public record CallOutLimits(int places, long bytes) {

    /** The largest response. */
    public static final int RESPONSE = 4 * 1024 * 1024;
}
