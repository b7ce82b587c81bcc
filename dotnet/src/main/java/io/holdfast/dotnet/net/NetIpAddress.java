package io.holdfast.dotnet.net;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An {@code IPAddress}. */
public final class NetIpAddress {

    private static final int GROUPS = 8;
    private static final int V4 = 4;

    private final byte[] bytes;

    NetIpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isV4() {
        return bytes.length == V4;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isLoopback() {
        return isV4() ? bytes[0] == 127 : toString().equals("::1");
    }

    private int group(int index) {
        return (bytes[2 * index] & 0xff) << Byte.SIZE | (bytes[2 * index + 1] & 0xff);
    }

    @Override
    public String toString() {
        if (isV4()) {
            return dotted(0);
        }
        boolean mapped = true;
        for (int i = 0; i < 5; i++) {
            mapped &= group(i) == 0;
        }
        if (mapped && group(5) == 0xffff) {
            return "::ffff:" + dotted(12);
        }
        return hexadecimal();
    }

    private String dotted(int at) {
        return (bytes[at] & 0xff) + "." + (bytes[at + 1] & 0xff) + "." + (bytes[at + 2] & 0xff) + "."
                + (bytes[at + 3] & 0xff);
    }

    /** The longest run of zeros, if it is longer than one, is left out. */
    private String hexadecimal() {
        int best = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > length) {
                best = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == best) {
                text.append("::");
                i += length - 1;
                continue;
            }
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
            text.append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetIpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
