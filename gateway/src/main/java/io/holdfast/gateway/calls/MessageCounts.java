package io.holdfast.gateway.calls;

import io.holdfast.policy.calls.Message;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the messages of policies. Thread-safe. */
public final class MessageCounts {

    private static final Logger LOG = LoggerFactory.getLogger(MessageCounts.class);

    /** A hub that is away loses thousands: one line tells of all that went since the last. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(10);

    private final LongAdder sent = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - QUIET);

    void sent() {
        sent.increment();
    }

    void lost(String service, Message message, String why) {
        lost.increment();
        long last = told.get();
        long now = System.nanoTime();
        if (now - last >= QUIET && told.compareAndSet(last, now)) {
            LOG.atWarn()
                    .addKeyValue("service", service)
                    .addKeyValue("target", message)
                    .addKeyValue("lostInAll", lost.sum())
                    .log("a message of a policy is lost: {}", why);
        }
    }

    /** Messages that arrived, since the start. */
    public long arrived() {
        return sent.sum();
    }

    /** Messages that were lost, since the start. */
    public long gone() {
        return lost.sum();
    }
}
