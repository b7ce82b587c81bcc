package io.holdfast.usage.quota;

/** A counter as it is kept. */
public record QuotaCount(QuotaKey key, QuotaPeriod period, QuotaSum sum) {}
