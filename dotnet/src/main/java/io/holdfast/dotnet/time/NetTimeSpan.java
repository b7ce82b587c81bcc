package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;

/**
 * A {@code TimeSpan}.
 *
 * @param ticks of 100 nanoseconds
 */
public record NetTimeSpan(long ticks) implements Comparable<NetTimeSpan> {

    public static final long MILLISECOND = 10_000;
    public static final long SECOND = 1000 * MILLISECOND;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;
    public static final NetTimeSpan ZERO = new NetTimeSpan(0);

    private static final int PER_NANO = 100;

    public static NetTimeSpan ofNanos(long nanos) {
        return new NetTimeSpan(nanos / PER_NANO);
    }

    /** So many units of that many ticks. @throws NetException if it is out of range, or no number */
    static NetTimeSpan of(double value, long unit) {
        if (Double.isNaN(value)) {
            throw NetException.argument("TimeSpan does not accept floating point Not-a-Number values.");
        }
        double ticks = value * unit;
        if (ticks > Long.MAX_VALUE || ticks < Long.MIN_VALUE) {
            throw tooLong();
        }
        return new NetTimeSpan((long) ticks);
    }

    static NetException tooLong() {
        return NetException.overflow("TimeSpan overflowed because the duration is too long.");
    }

    public NetTimeSpan plus(NetTimeSpan other) {
        try {
            return new NetTimeSpan(Math.addExact(ticks, other.ticks));
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public NetTimeSpan minus(NetTimeSpan other) {
        try {
            return new NetTimeSpan(Math.subtractExact(ticks, other.ticks));
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public NetTimeSpan negated() {
        if (ticks == Long.MIN_VALUE) {
            throw NetException.overflow("Negating the minimum value of a twos complement number is invalid.");
        }
        return new NetTimeSpan(-ticks);
    }

    /** The part of that unit, below the next: minutes of an hour. */
    int part(long unit, int most) {
        return (int) (ticks / unit % most);
    }

    @Override
    public int compareTo(NetTimeSpan other) {
        return Long.compare(ticks, other.ticks);
    }

    /** {@code [-][d.]hh:mm:ss[.fffffff]}. */
    @Override
    public String toString() {
        return TimeSpanFormat.constant(this);
    }
}
