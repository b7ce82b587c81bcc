package io.holdfast.policy.elements;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The IP addresses from one to another, both included; all of one version. */
final class IpRange {

    private final byte[] from;
    private final byte[] to;

    private IpRange(byte[] from, byte[] to) {
        this.from = from;
        this.to = to;
    }

    /** One address, as {@link #bytes} gives it. */
    static IpRange of(byte[] address) {
        return new IpRange(address, address);
    }

    static IpRange between(IpRange first, IpRange last) {
        return new IpRange(first.from, last.to);
    }

    /** The address as a number, most significant byte first, or null if it is none. Never asks a name server. */
    static byte @Nullable [] bytes(String address) {
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        if (!bare.contains(":") && !isDottedQuad(bare)) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Old forms such as {@code 127.1} or {@code 0x7f.1} mean different addresses to different programs. */
    private static boolean isDottedQuad(String address) {
        int dots = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    boolean contains(byte[] address) {
        return address.length == from.length
                && address.length == to.length
                && Arrays.compareUnsigned(from, address) <= 0
                && Arrays.compareUnsigned(address, to) <= 0;
    }
}
