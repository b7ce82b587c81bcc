package io.holdfast.cli.client;

import java.time.Duration;

/** Waits for what goes on at the endpoint after its answer. */
@FunctionalInterface
public interface Waiting {

    /** Called several times a second. */
    void tick(Duration elapsed);

    /** The endpoint named the run that it began; only Holdfast does. */
    default void began(String run) {}

    /** Whether to ask the endpoint now, before the time that it gave. */
    default boolean over() {
        return false;
    }
}
