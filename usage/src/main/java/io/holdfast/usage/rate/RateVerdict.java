package io.holdfast.usage.rate;

/**
 * Whether a call is within its limit.
 *
 * @param remaining how many more calls would be allowed now; never below 0
 * @param retryAfter after how many seconds, rounded up, one more call will be allowed; 0 if it is now
 */
public record RateVerdict(boolean allowed, int remaining, int retryAfter) {}
