package io.holdfast.dotnet;

/** A {@code ushort}: 0 to 65_535. */
public record NetUShort(int value) implements Comparable<NetUShort> {

    @Override
    public int compareTo(NetUShort other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
