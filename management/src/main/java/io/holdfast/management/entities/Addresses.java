package io.holdfast.management.entities;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** Addresses that callers must not make the server reach, unless the deployment allows it. */
public final class Addresses {

    /** Where clouds answer their machines beside the link-local address: Azure, Amazon, Alibaba. */
    private static final Set<String> OF_CLOUDS = Set.of("168.63.129.16", "fd00:ec2:0:0:0:0:0:254", "100.100.100.200");

    private Addresses() {}

    /** Loopback, link-local (where clouds answer their machines), none in particular, or many at once. */
    public static boolean isLocal(InetAddress address) {
        InetAddress meant = meant(address);
        return isSpecial(address) || isSpecial(meant) || (isIpv4(meant) && meant.getAddress()[0] == 0);
    }

    private static boolean isSpecial(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || OF_CLOUDS.contains(address.getHostAddress());
    }

    private static boolean isIpv4(InetAddress address) {
        return !(address instanceof Inet6Address);
    }

    /** The IPv4 address that an IPv6 address leads to through a translator or a tunnel; any other address itself. */
    static InetAddress meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (isIpv4(address)) {
            return address;
        }
        if (startsWith(bytes, 0x20, 0x02)) { // 6to4, RFC 3056
            return ipv4(bytes, 2);
        }
        boolean translated = startsWith(bytes, 0, 0x64, 0xFF, 0x9B); // NAT64, RFC 6052 and RFC 8215
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && bytes[12] != 0; // RFC 4291
        boolean isatap = (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && (bytes[11] & 0xFF) == 0xFE;
        return translated || compatible || isatap ? ipv4(bytes, 12) : address;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
