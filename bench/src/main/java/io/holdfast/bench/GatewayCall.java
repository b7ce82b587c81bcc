package io.holdfast.bench;

/**
 * One call of the gateway.
 *
 * @param due when it was to be made, as {@link System#nanoTime} has it
 * @param nanos from then until its answer was there
 * @param answer the body, or what went wrong
 */
record GatewayCall(long due, long nanos, String answer) {}
