package io.holdfast.arm;

import io.holdfast.store.ActivityLog;
import io.holdfast.store.ActivityRecord;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where activity records go: into the store, which can be asked, and into the log, one line each. Thread-safe. */
public final class ActivityJournal {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityJournal.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("holdfast.audit");

    private final ActivityLog log;
    private final Clock clock;
    private final RefusedCount refused = new RefusedCount(this::addOrReport);

    /** Also writes the lines of what the store records by itself: how long-running operations end. */
    public ActivityJournal(ActivityLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        log.follow(ActivityJournal::write);
    }

    long now() {
        return clock.millis();
    }

    void add(ActivityRecord record) {
        write(record);
        log.append(record);
    }

    /** The store has it already. */
    void added(ActivityRecord record) {
        write(record);
    }

    /** For what has been done already: its caller is to hear so, whatever fails meanwhile. */
    void addOrReport(ActivityRecord record) {
        try {
            add(record);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("activity", record.id())
                    .addKeyValue("reason", e.getMessage())
                    .setCause(Passing.is(e) ? null : e)
                    .log("activity is only in this log, the store could not take it");
        }
    }

    /** A request was refused, which its caller can do as often as he likes. */
    void addRefused(ActivityRecord record) {
        refused.take(record);
    }

    /** Records what was only counted so far. */
    public void flush() {
        refused.flush();
    }

    private static void write(ActivityRecord record) {
        if (AUDIT.isInfoEnabled()) {
            AUDIT.info("{}", ActivityLine.of(record));
        }
    }
}
