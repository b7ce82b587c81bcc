package io.holdfast.store;

import java.time.InstantSource;

/**
 * What a store is made of.
 *
 * @param closing what ends with the store, first to last
 */
record StoreParts(
        Database database,
        Generations generations,
        ServiceTable services,
        ServiceLocks locks,
        Announcer announcer,
        SqlOperations operations,
        SqlActivities activities,
        InstantSource clock,
        ReplacedGenerations replaced,
        Runnable closing) {

    void close() {
        closing.run();
    }
}
