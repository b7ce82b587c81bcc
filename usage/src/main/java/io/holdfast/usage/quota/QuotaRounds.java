package io.holdfast.usage.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what this node counted into the ledger, and brings back what all nodes did: of counters that somebody asked for, every few
 * seconds; and at once what a counter says that nobody asked for lately. While the ledger cannot be reached, the node counts on alone from
 * what it knows. A batch of which nobody knows whether it arrived is brought again, and counts once.
 */
public final class QuotaRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaRounds.class);
    private static final int BATCH = 200;
    private static final int IDLE_ROUNDS = 30;

    /** Sorted, so that nodes that add to the same counters do not wait for each other in a circle. */
    private static final Comparator<QuotaCounter> ORDER = Comparator.<QuotaCounter, String>comparing(
                    c -> c.key().service())
            .thenComparing(c -> c.key().counter())
            .thenComparing(c -> c.key().scope())
            .thenComparing(c -> c.period().name());

    private record Batch(long number, List<QuotaCounter> counters, List<QuotaChange> changes) {}

    private final Quotas quotas;
    private final QuotaLedger ledger;
    private final Duration every;
    private final long most;
    private final String writer = UUID.randomUUID().toString();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Thread thread = new Thread(this::run, "quotas");
    private volatile boolean stopping;
    private long number;
    private @Nullable Batch unsure;
    private boolean away;

    /**
     * @param every how often
     * @param most how many counters of one service the ledger may hold
     */
    public QuotaRounds(Quotas quotas, QuotaLedger ledger, Duration every, long most) {
        this.quotas = quotas;
        this.ledger = ledger;
        this.every = every;
        this.most = most;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        long next = System.nanoTime() + every.toNanos();
        try {
            while (!stopping) {
                QuotaCounter first = quotas.unread().poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (first != null && !stopping) {
                    read(first);
                }
                if (System.nanoTime() - next >= 0) {
                    round();
                    next = System.nanoTime() + every.toNanos();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(QuotaCounter first) {
        List<QuotaCounter> some = new ArrayList<>();
        some.add(first);
        quotas.unread().drainTo(some, BATCH - 1);
        try {
            List<@Nullable QuotaSum> sums =
                    ledger.read(some.stream().map(QuotaCounter::reading).toList());
            for (int i = 0; i < some.size(); i++) {
                found(some.get(i), sums.get(i));
            }
            there();
        } catch (RuntimeException e) {
            away(e);
            some.forEach(each -> each.found(QuotaSum.NONE));
        }
    }

    private void found(QuotaCounter counter, @Nullable QuotaSum sum) {
        if (sum == null
                && !counter.key().isShared()
                && !takesOneMore(counter.key().service())) {
            var _ = quotas.shared(counter.key(), counter.period()).ready().thenAccept(counter::replaceBy);
        } else {
            counter.found(sum == null ? QuotaSum.NONE : sum);
        }
    }

    /** Asked anew in every round; in between, those are counted that come. */
    private boolean takesOneMore(String service) {
        long size = sizes.computeIfAbsent(service, ledger::size);
        sizes.put(service, size + 1);
        return size < most;
    }

    /** One round, now; for tests and for the end. */
    synchronized void round() {
        try {
            sizes.clear();
            for (QuotaCounter each = quotas.unread().poll();
                    each != null;
                    each = quotas.unread().poll()) {
                read(each);
            }
            bringAgain();
            List<QuotaCounter> all = quotas.all();
            all.sort(ORDER);
            for (int i = 0; i < all.size(); i += BATCH) {
                bring(all.subList(i, Math.min(all.size(), i + BATCH)));
            }
            there();
        } catch (RuntimeException e) {
            away(e);
        }
        quotas.sweep(IDLE_ROUNDS);
    }

    private void bringAgain() {
        if (unsure != null) {
            deliver(unsure);
        }
    }

    private void bring(List<QuotaCounter> some) {
        var counters = new ArrayList<QuotaCounter>();
        var changes = new ArrayList<QuotaChange>();
        for (QuotaCounter each : some) {
            QuotaChange change = each.leave();
            if (change != null) {
                counters.add(each);
                changes.add(change);
            }
        }
        if (!changes.isEmpty()) {
            deliver(new Batch(++number, counters, Collections.unmodifiableList(changes)));
        }
    }

    private void deliver(Batch batch) {
        unsure = batch;
        List<QuotaSum> sums = ledger.add(writer, batch.number(), batch.changes());
        unsure = null;
        for (int i = 0; i < sums.size(); i++) {
            batch.counters().get(i).arrived(sums.get(i));
        }
    }

    private void there() {
        if (away) {
            away = false;
            quotas.away(false);
            LOG.info("quotas are summed with other nodes again");
        }
    }

    private void away(RuntimeException why) {
        if (!away) {
            away = true;
            quotas.away(true);
            LOG.atWarn().addKeyValue("reason", why.getMessage()).log("quotas are counted by this node alone");
        }
    }

    /** Stops, and brings what was counted until now, if the ledger takes it. */
    @Override
    public void close() {
        stopping = true;
        quotas.wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        round();
    }
}
