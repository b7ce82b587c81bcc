package io.holdfast.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What a store is made of.
 *
 * @param feedAge how long ago other nodes' changes were last looked for
 * @param closing what ends with the store, first to last
 */
record StoreParts(
        Database database,
        Generations generations,
        ServiceRows services,
        ServiceLookup lookup,
        ServiceLocks locks,
        Announcer announcer,
        SqlOperations operations,
        SqlActivities activities,
        InstantSource clock,
        ReplacedGenerations replaced,
        Supplier<Duration> feedAge,
        Runnable closing) {

    void close() {
        closing.run();
    }
}
