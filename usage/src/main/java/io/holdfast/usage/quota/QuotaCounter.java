package io.holdfast.usage.quota;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A counter on this node: what the ledger said last, what is on its way there, and what came since. Thread-safe.
 */
final class QuotaCounter {

    private final QuotaKey key;
    private final QuotaPeriod period;
    private final CompletableFuture<QuotaCounter> ready = new CompletableFuture<>();
    private QuotaSum known = QuotaSum.NONE;
    private long calls;
    private long bytes;
    private QuotaSum underWay = QuotaSum.NONE;
    private boolean asked = true;
    private int quiet;
    private boolean closed;

    QuotaCounter(QuotaKey key, QuotaPeriod period) {
        this.key = key;
        this.period = period;
    }

    QuotaKey key() {
        return key;
    }

    QuotaPeriod period() {
        return period;
    }

    /** What is there to be read. */
    QuotaChange reading() {
        return new QuotaChange(key, period, 0, 0);
    }

    /** Completed once it is known what the ledger says, or that it cannot be asked; with the counter to use. */
    CompletableFuture<QuotaCounter> ready() {
        return ready;
    }

    /** Null if it is closed. */
    synchronized @Nullable QuotaVerdict take(QuotaLimit limit, long count) {
        if (closed) {
            return null;
        }
        asked = true;
        QuotaVerdict verdict =
                limit.judge(known.plus(underWay.calls(), underWay.bytes()).plus(calls, bytes));
        if (verdict == QuotaVerdict.ALLOWED) {
            calls = QuotaSum.NONE.plus(calls, 0).plus(count, 0).calls();
        }
        return verdict;
    }

    /** False if it is closed. */
    synchronized boolean add(long moreCalls, long moreBytes) {
        QuotaSum sum = new QuotaSum(calls, bytes).plus(moreCalls, moreBytes);
        if (!closed) {
            asked = true;
            calls = sum.calls();
            bytes = sum.bytes();
        }
        return !closed;
    }

    /** What the ledger is to be told, which is under way from now on; null if nobody asked since. */
    synchronized @Nullable QuotaChange leave() {
        if (!asked) {
            return null;
        }
        asked = false;
        quiet = 0;
        underWay = new QuotaSum(calls, bytes);
        calls = 0;
        bytes = 0;
        return new QuotaChange(key, period, underWay.calls(), underWay.bytes());
    }

    /** It has arrived; so says the ledger. */
    synchronized void arrived(QuotaSum sum) {
        underWay = QuotaSum.NONE;
        known = sum;
    }

    /** What the ledger says before anything left. */
    void found(QuotaSum sum) {
        synchronized (this) {
            known = sum;
        }
        ready.complete(this);
    }

    /** The ledger has no room for it: from now on another one counts, which takes over what came already. */
    void replaceBy(QuotaCounter other) {
        ready.complete(other);
        QuotaChange left = leave();
        arrived(QuotaSum.NONE);
        if (left != null && !left.isRead()) {
            other.add(left.calls(), left.bytes());
        }
    }

    /** The one that counts: this one, or the one that took its place. */
    QuotaCounter inUse() {
        return ready.getNow(this);
    }

    /**
     * Closes it if all is told and nobody asked for that many rounds, or its period is over; one that is waited for stays.
     *
     * @param rounds of {@link #leave}
     */
    synchronized boolean closeIfIdle(int rounds, long now) {
        boolean told = !asked && underWay.equals(QuotaSum.NONE) && ready.isDone();
        quiet++;
        closed |= told && (quiet > rounds || period.end() <= now);
        return closed;
    }

    /** Whoever waits for it looks for another one. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        ready.complete(this);
    }
}
