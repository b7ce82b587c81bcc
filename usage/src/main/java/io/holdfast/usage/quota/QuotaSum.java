package io.holdfast.usage.quota;

/** What a counter says. */
public record QuotaSum(long calls, long bytes) {

    public static final QuotaSum NONE = new QuotaSum(0, 0);

    QuotaSum plus(long moreCalls, long moreBytes) {
        return new QuotaSum(saturated(calls, moreCalls), saturated(bytes, moreBytes));
    }

    private static long saturated(long one, long other) {
        long sum = one + other;
        return ((one ^ sum) & (other ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }
}
