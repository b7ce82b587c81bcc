package io.holdfast.dotnet;

/** A {@code uint}: 0 to 4_294_967_295. */
public record NetUInt(long value) implements Comparable<NetUInt> {

    @Override
    public int compareTo(NetUInt other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
