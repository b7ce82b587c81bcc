package io.holdfast.management.entities;

import java.net.InetAddress;

/** Addresses that callers must not make the server reach, unless the deployment allows it. */
public final class Addresses {

    private Addresses() {}

    /** Loopback, link-local (where clouds answer their machines), none in particular, or many at once. */
    public static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }
}
