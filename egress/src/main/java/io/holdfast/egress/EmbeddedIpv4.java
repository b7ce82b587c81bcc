package io.holdfast.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The IPv4 addresses that an IPv6 address may lead to, through a translator or a tunnel. */
final class EmbeddedIpv4 {

    /** Where RFC 6052 §2.2 puts the four bytes behind a prefix of 48, 56, 64 and 96 bits. */
    private static final int[][] TRANSLATED = {{6, 7, 9, 10}, {7, 9, 10, 11}, {9, 10, 11, 12}, {12, 13, 14, 15}};

    private EmbeddedIpv4() {}

    /** None for an IPv4 address; the one of {@code ::ffff:0:0/96} is an IPv4 address to the JDK. */
    static List<InetAddress> in(InetAddress address) {
        byte[] bytes = address.getAddress();
        var found = new ArrayList<InetAddress>(1);
        if (bytes.length == 4) {
            return found;
        }
        if (startsWith(bytes, 0x20, 0x02)) { // 6to4, RFC 3056
            found.add(ipv4(bytes, 0, 2, 3, 4, 5));
        }
        if (startsWith(bytes, 0x20, 0x01, 0, 0)) { // Teredo, RFC 4380: its server, and its client with the bits turned
            found.add(ipv4(bytes, 0, 4, 5, 6, 7));
            found.add(ipv4(bytes, 0xFF, 12, 13, 14, 15));
        }
        if (startsWith(bytes, 0, 0x64, 0xFF, 0x9B, 0, 1)) { // NAT64, RFC 8215
            for (int[] places : TRANSLATED) {
                // Where another length of the prefix is in use, the places of this one are mostly zeros and mean
                // nothing.
                if (places[3] == 15 || bytes[places[0]] != 0) {
                    found.add(ipv4(bytes, 0, places));
                }
            }
        } else if (startsWith(bytes, 0, 0x64, 0xFF, 0x9B)) { // NAT64, RFC 6052
            found.add(ipv4(bytes, 0, 12, 13, 14, 15));
        }
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && bytes[12] != 0; // RFC 4291
        boolean siit = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0); // RFC 2765
        boolean isatap = (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && (bytes[11] & 0xFF) == 0xFE;
        if (compatible || siit || isatap) {
            found.add(ipv4(bytes, 0, 12, 13, 14, 15));
        }
        return found;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int turned, int... places) {
        var four = new byte[4];
        for (int i = 0; i < four.length; i++) {
            four[i] = (byte) (bytes[places[i]] ^ turned);
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
