package io.holdfast.dotnet;

/** A {@code byte}: 0 to 255. */
public record NetByte(int value) implements Comparable<NetByte> {

    private static final NetByte[] ALL = new NetByte[256];

    static {
        for (int i = 0; i < ALL.length; i++) {
            ALL[i] = new NetByte(i);
        }
    }

    public static NetByte of(int bits) {
        return ALL[bits & 0xff];
    }

    @Override
    public int compareTo(NetByte other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
