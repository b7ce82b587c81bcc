package io.holdfast.gateway;

import io.holdfast.limits.Pace;
import java.time.Duration;

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
    private final Duration firstByte;
    private final Pace pace;
    private long counted;
    private long lastRead = System.nanoTime();
    private long restingSince = lastRead;
    private long headSince;
    private boolean headBegun;
    private boolean taken;
    private boolean first = true;

    ClientClock(GatewaySettings settings) {
        this.timeouts = settings.timeouts();
        this.firstByte = settings.limits().firstByte();
        this.pace = new Pace(settings.limits().bytesPerSecond());
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
        first = false;
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

    /** @param received how many bytes have come on this connection */
    Verdict verdict(long now, boolean busy, boolean awaitsBody, boolean stalled, long received) {
        Verdict silent = silence(now, busy, awaitsBody, stalled);
        boolean slow = isTooSlow(now, awaitsBody || (!busy && headBegun), received - counted);
        counted = received;
        return silent == Verdict.FINE && slow ? Verdict.TIMEOUT : silent;
    }

    private boolean isTooSlow(long now, boolean hisTurn, long sent) {
        if (!hisTurn) {
            pace.stop();
            return false;
        }
        pace.run(now);
        pace.sent(sent);
        return pace.isLate(now);
    }

    private Verdict silence(long now, boolean busy, boolean awaitsBody, boolean stalled) {
        boolean late = isLate(now);
        if (stalled && late) {
            return Verdict.CLOSE;
        }
        if (!busy) {
            if (headBegun) {
                return now - headSince > timeouts.head().toNanos() ? Verdict.TIMEOUT : Verdict.FINE;
            }
            return now - restingSince > patience().toNanos() ? Verdict.CLOSE : Verdict.FINE;
        }
        return awaitsBody && late ? Verdict.TIMEOUT : Verdict.FINE;
    }

    /** Whether neither a byte came nor anything that waits for the caller was taken for as long as that may last. */
    boolean isLate(long now) {
        return now - lastRead > timeouts.body().toNanos();
    }

    /** Nobody connects to say nothing; between two calls more may be waited for. */
    private Duration patience() {
        return first && firstByte.compareTo(timeouts.idle()) < 0 ? firstByte : timeouts.idle();
    }
}
