package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DateTimeOffset}. Equal to one at the same instant, whatever their offsets.
 *
 * @param clock what a clock shows there
 * @param offset from UTC
 */
public record NetDateTimeOffset(NetDateTime clock, NetTimeSpan offset) implements Comparable<NetDateTimeOffset> {

    private static final long MOST_OFFSET = 14 * NetTimeSpan.HOUR;

    public static final NetDateTimeOffset MIN = new NetDateTimeOffset(NetDateTime.MIN, NetTimeSpan.ZERO);
    public static final NetDateTimeOffset MAX = new NetDateTimeOffset(NetDateTime.MAX, NetTimeSpan.ZERO);

    /** @throws NetException if there is no such offset, or its instant is out of range */
    public static NetDateTimeOffset of(NetDateTime clock, NetTimeSpan offset) {
        if (offset.ticks() % NetTimeSpan.MINUTE != 0) {
            throw NetException.argument("Offset must be specified in whole minutes. (Parameter 'offset')");
        }
        if (Math.abs(offset.ticks()) > MOST_OFFSET) {
            throw NetException.argumentOutOfRange("Offset must be within plus or minus 14 hours.", "offset");
        }
        long utc = clock.ticks() - offset.ticks();
        if (utc < 0 || utc > NetDateTime.MOST) {
            throw NetException.argumentOutOfRange(
                    "The UTC time represented when the offset is applied must be between year 0 and 10,000.", "offset");
        }
        return new NetDateTimeOffset(clock.as(DateTimeKind.Unspecified), offset);
    }

    /** Of a DateTime whose zone, where it has none, is UTC. */
    public static NetDateTimeOffset of(NetDateTime time) {
        return of(time, NetTimeSpan.ZERO);
    }

    /** At an instant. */
    static NetDateTimeOffset ofUtc(long ticks, NetTimeSpan offset) {
        return of(NetDateTime.MIN.plus(ticks + offset.ticks()), offset);
    }

    public static NetDateTimeOffset utcNow() {
        return of(NetDateTime.utcNow());
    }

    /** The instant, in ticks of UTC. */
    public long utcTicks() {
        return clock.ticks() - offset.ticks();
    }

    public NetDateTime utc() {
        return new NetDateTime(utcTicks(), DateTimeKind.Utc);
    }

    NetDateTimeOffset with(NetDateTime other) {
        return of(other, offset);
    }

    @Override
    public int compareTo(NetDateTimeOffset other) {
        return Long.compare(utcTicks(), other.utcTicks());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetDateTimeOffset time && time.utcTicks() == utcTicks();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(utcTicks());
    }
}
