package io.holdfast.management.entities;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** Where links may lead. A name is resolved once; the address that was checked is the one to connect to. */
final class LinkAddresses {

    /** Resolves names. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** A host that links may not lead to; the message is the end of a sentence. */
    static final class RefusedHostException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedHostException(String message) {
            super(message);
        }
    }

    private final EntitySettings settings;
    private final Resolver resolver;

    LinkAddresses(EntitySettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    InetAddress of(String host) throws RefusedHostException {
        boolean named = isNamed(host);
        if (!settings.linkHosts().isEmpty() && !named) {
            throw new RefusedHostException("leads to a host that the setting imports.hosts does not name");
        }
        InetAddress[] addresses = resolve(host);
        for (InetAddress address : addresses) {
            if (!settings.allowLoopbackLinks() && Addresses.isLocal(address)) {
                throw new RefusedHostException("leads to a loopback or link-local address, which is not allowed");
            }
            if (!settings.allowLoopbackLinks() && !named && isPrivate(Addresses.meant(address))) {
                throw new RefusedHostException("leads to a private address, which is not allowed");
            }
        }
        return addresses[0];
    }

    private InetAddress[] resolve(String host) throws RefusedHostException {
        try {
            return resolver.all(host);
        } catch (UnknownHostException e) {
            throw new RefusedHostException("names an unknown host");
        }
    }

    private boolean isNamed(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return settings.linkHosts().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.startsWith("*.") ? lower.endsWith(each.substring(1)) : lower.equals(each));
    }

    /** RFC 1918, RFC 4193 and the shared address space of RFC 6598. */
    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isSiteLocalAddress()
                || (address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC)
                || (bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64);
    }
}
