package io.holdfast.limits;

import java.util.LinkedHashSet;
import java.util.List;

/** A part of a budget that somebody holds. Thread-safe. */
public final class Claim implements AutoCloseable {

    private final Budget budget;
    private final boolean vital;
    private final List<Object> keys;
    /** The amounts are guarded by the budget. */
    private long fromCommon;

    private long fromReserve;

    Claim(Budget budget, boolean vital, List<Object> keys) {
        this.budget = budget;
        this.vital = vital;
        this.keys = List.copyOf(new LinkedHashSet<>(keys));
    }

    /** Takes more; false, and nothing taken, if there is no room. */
    public boolean grow(long more) {
        if (more < 0) {
            throw new IllegalArgumentException("a claim cannot grow by " + more);
        }
        return budget.take(this, more);
    }

    /** Whether it could grow by so much now. Nothing is held for it. */
    public boolean hasRoom(long more) {
        return budget.hasRoom(this, more);
    }

    /** Gives back all of it; it may grow again afterwards. */
    @Override
    public void close() {
        budget.giveBack(this);
    }

    List<Object> keys() {
        return keys;
    }

    boolean isVital() {
        return vital;
    }

    long fromCommon() {
        return fromCommon;
    }

    long fromReserve() {
        return fromReserve;
    }

    void held(long common, long reserve) {
        fromCommon += common;
        fromReserve += reserve;
    }

    void emptied() {
        fromCommon = 0;
        fromReserve = 0;
    }
}
