package io.holdfast.egress;

import java.net.InetAddress;

/** What an address is to the machine that this runs on; later ones are more delicate. */
public enum AddressKind {
    /** Somewhere in the Internet. */
    PUBLIC,

    /** In a network of one's own: RFC 1918, RFC 4193, RFC 6598 and what else is routed nowhere. */
    PRIVATE,

    /** This machine, also by the address that stands for none in particular. */
    LOOPBACK,

    /**
     * Link-local, where clouds answer their machines, the other addresses of their metadata services, and those of many machines at
     * once: nothing that a caller or a resource may name is there.
     */
    NEVER;

    /** An IPv6 address that leads to an IPv4 one through a translator or a tunnel is what that one is, if it is more delicate. */
    public static AddressKind of(InetAddress address) {
        AddressKind found = plain(address);
        for (InetAddress meant : EmbeddedIpv4.in(address)) {
            AddressKind inner = plain(meant);
            found = inner.compareTo(found) > 0 ? inner : found;
        }
        return found;
    }

    private static AddressKind plain(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || Networks.METADATA.contain(address)) {
            return NEVER;
        }
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || Networks.THIS_MACHINE.contain(address)) {
            return LOOPBACK;
        }
        return Networks.PRIVATE.contain(address) ? PRIVATE : PUBLIC;
    }
}
