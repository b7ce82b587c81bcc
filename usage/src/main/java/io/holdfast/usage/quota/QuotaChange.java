package io.holdfast.usage.quota;

/** What is added to a counter; where both are 0, it is only read. */
public record QuotaChange(QuotaKey key, QuotaPeriod period, long calls, long bytes) {

    public boolean isRead() {
        return calls == 0 && bytes == 0;
    }
}
