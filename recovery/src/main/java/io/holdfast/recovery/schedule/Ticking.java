package io.holdfast.recovery.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks and never throws: a timer forgets a task that did. */
record Ticking(Runnable tick) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);

    @Override
    public void run() {
        try {
            tick.run();
        } catch (RuntimeException e) {
            LOG.warn("backup policies could not be looked at, will be tried again: {}", e.toString());
        } catch (Error e) {
            LOG.error("backup policies could not be looked at, will be tried again", e);
        }
    }
}
