package io.holdfast.store;

import java.time.Duration;

/**
 * How long a node that was not heard of still counts as running its long-running operations.
 *
 * @param lease after so long without a sign of life they count as interrupted
 * @param heartbeat the time between signs of life
 */
record LeaseTimes(Duration lease, Duration heartbeat) {

    static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(30), Duration.ofSeconds(5));
}
