package io.holdfast.usage.cache;

/**
 * What is kept. It is shared by all who find it, so nobody may change it.
 *
 * @param bytes about how much memory it takes
 * @param nanos how long it is kept
 */
public record KeptValue(Object value, long bytes, long nanos) {}
