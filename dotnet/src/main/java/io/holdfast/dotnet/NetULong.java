package io.holdfast.dotnet;

/**
 * A {@code ulong}: 0 to 18,446,744,073,709,551,615.
 *
 * @param bits as of a signed number of the same width
 */
public record NetULong(long bits) implements Comparable<NetULong> {

    @Override
    public int compareTo(NetULong other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
