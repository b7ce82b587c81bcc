package io.holdfast.dotnet;

/**
 * What one evaluation may use. Whatever loops or grows asks here first, so that no text of a configuration can hold a thread or
 * the memory. Not thread-safe.
 */
public final class Work {

    /** 16 MiB of strings, arrays and trees made. */
    public static final long BYTES = 16L << 20;

    private static final int TICKS_BETWEEN_LOOKS = 1 << 10;
    private static final int DEPTH = 256;

    private final long deadline;
    private long bytes;
    private int ticks;
    private int depth;

    private Work(long deadline, long bytes) {
        this.deadline = deadline;
        this.bytes = bytes;
    }

    /** @param nanos how long it may run from now */
    public static Work of(long nanos, long bytes) {
        return new Work(System.nanoTime() + nanos, bytes);
    }

    /** Five seconds, as the language has it, and {@link #BYTES}. */
    public static Work standard() {
        return of(5_000_000_000L, BYTES);
    }

    /** One turn of a loop, one element of a sequence, one character of a search. @throws ExhaustedException when time is over */
    public void tick() {
        if (++ticks >= TICKS_BETWEEN_LOOKS) {
            ticks = 0;
            look();
        }
    }

    /** Looks at the clock. */
    public void look() {
        if (System.nanoTime() - deadline > 0) {
            throw new ExhaustedException("it ran longer than it may");
        }
    }

    /** So much memory is about to be used. @throws ExhaustedException when it is more than is left */
    public void charge(long more) {
        bytes -= Math.max(0, more);
        if (bytes < 0) {
            throw new ExhaustedException("it used more memory than it may");
        }
    }

    /** One level deeper in a recursion; {@link #leave} follows. */
    public void enter() {
        if (++depth > DEPTH) {
            throw new ExhaustedException("it went deeper than it may");
        }
    }

    /** What to throw when a recursion of somebody else's has come to its end. */
    public ExhaustedException tooDeep() {
        return new ExhaustedException("it went deeper than it may");
    }

    public void leave() {
        depth--;
    }

    /** In nanoseconds of {@link System#nanoTime}. */
    public long deadline() {
        return deadline;
    }
}
