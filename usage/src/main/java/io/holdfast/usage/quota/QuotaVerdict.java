package io.holdfast.usage.quota;

/** Whether a call is within its quota, and if not, what of it is used up. */
public enum QuotaVerdict {
    ALLOWED,
    OUT_OF_CALLS,
    OUT_OF_BYTES
}
