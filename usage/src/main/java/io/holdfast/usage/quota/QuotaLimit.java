package io.holdfast.usage.quota;

/** How much a period allows; {@link #NONE} for as much as one likes. */
public record QuotaLimit(long calls, long bytes) {

    public static final long NONE = Long.MAX_VALUE;

    /** For a call that is counted already. */
    public QuotaLimit andOneCall() {
        return calls == NONE ? this : new QuotaLimit(calls + 1, bytes);
    }

    QuotaVerdict judge(QuotaSum used) {
        if (used.calls() >= calls && calls != NONE) {
            return QuotaVerdict.OUT_OF_CALLS;
        }
        return used.bytes() >= bytes && bytes != NONE ? QuotaVerdict.OUT_OF_BYTES : QuotaVerdict.ALLOWED;
    }
}
