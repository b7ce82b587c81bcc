package io.holdfast.limits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount of something, bytes or permits, that many share. Nobody holds more than half of it, by any of the keys that he claims
 * under, and a reserve is left to what is vital. Of the reserve, too, nobody holds more than half. Thread-safe.
 */
public final class Budget {

    private final Pot common;
    private final Pot reserve;
    private long refused;

    /** @param reserve of the total, for vital claims that find no room in the rest */
    public Budget(long total, long reserve) {
        this(total, reserve, 1);
    }

    /** @param leastShare what one key may hold even where that is more than half: the largest single thing that must fit */
    public Budget(long total, long reserve, long leastShare) {
        if (reserve < 0 || reserve > total) {
            throw new IllegalArgumentException("a reserve of " + reserve + " in a total of " + total);
        }
        this.common = new Pot(total - reserve, leastShare);
        this.reserve = new Pot(reserve, leastShare);
    }

    /**
     * A claim that holds nothing yet.
     *
     * @param vital whether it may use the reserve
     * @param keys whose share it counts against, each for itself: a principal and a service, for example
     */
    public Claim open(boolean vital, Object... keys) {
        return new Claim(this, vital, List.of(keys));
    }

    /** Null if there is no room. */
    public @Nullable Claim claim(long amount, boolean vital, Object... keys) {
        Claim claim = open(vital, keys);
        return claim.grow(amount) ? claim : null;
    }

    synchronized boolean hasRoom(Claim claim, long amount) {
        return common.hasRoom(amount, claim.keys()) || (claim.isVital() && reserve.hasRoom(amount, claim.keys()));
    }

    /** Whether so much could be had at all, if nobody else held anything. */
    public boolean couldFit(long amount) {
        return amount <= common.share();
    }

    synchronized boolean take(Claim claim, long amount) {
        if (common.take(amount, claim.keys())) {
            claim.held(amount, 0);
            return true;
        }
        if (claim.isVital() && reserve.take(amount, claim.keys())) {
            claim.held(0, amount);
            return true;
        }
        refused++;
        return false;
    }

    synchronized void giveBack(Claim claim) {
        common.give(claim.fromCommon(), claim.keys());
        reserve.give(claim.fromReserve(), claim.keys());
        claim.emptied();
    }

    /** What is held now, the reserve included. */
    public synchronized long used() {
        return common.used() + reserve.used();
    }

    public long total() {
        return common.size() + reserve.size();
    }

    /** How often there was no room. */
    public synchronized long refused() {
        return refused;
    }
}
