package io.holdfast.gateway;

/** Knows since when a caller's connection waits for what. */
final class ClientClock {

    enum Verdict {
        FINE,
        /** Nothing is owed: close. */
        CLOSE,
        /** The caller began something and does not go on: tell him. */
        TIMEOUT
    }

    private final GatewaySettings.Timeouts timeouts;
    private long lastRead = System.nanoTime();
    private long restingSince = lastRead;
    private long headSince;
    private boolean headBegun;
    private boolean taken;

    ClientClock(GatewaySettings.Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    /** Something was read: part of a head, unless a call is under way. */
    void read(boolean busy) {
        lastRead = System.nanoTime();
        if (!busy && !taken && !headBegun) {
            headBegun = true;
            headSince = lastRead;
        }
        taken = false;
    }

    /** A head is complete. */
    void head() {
        headBegun = false;
        taken = true;
        lastRead = System.nanoTime();
    }

    void progress() {
        lastRead = System.nanoTime();
    }

    /** The connection rests until the next call. */
    void rest() {
        restingSince = System.nanoTime();
        lastRead = restingSince;
    }

    Verdict verdict(long now, boolean busy, boolean awaitsBody, boolean stalled) {
        if (!busy) {
            if (headBegun) {
                return now - headSince > timeouts.head().toNanos() ? Verdict.TIMEOUT : Verdict.FINE;
            }
            return now - restingSince > timeouts.idle().toNanos() ? Verdict.CLOSE : Verdict.FINE;
        }
        boolean late = now - lastRead > timeouts.body().toNanos();
        if (stalled && late) {
            return Verdict.CLOSE;
        }
        return awaitsBody && late ? Verdict.TIMEOUT : Verdict.FINE;
    }
}
