package io.holdfast.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server may connect to on behalf of a caller or of a resource that callers write. Everything outgoing that they name asks
 * here, after the name was looked up, and connects to the very address that was checked: a name that leads elsewhere by then (DNS
 * rebinding) gains nothing. What only the settings name, such as the process's own source of tokens, is not asked about.
 *
 * @param loopback whether this machine may be reached
 * @param privateNetworks whether addresses in networks of one's own may be reached
 */
public record Egress(boolean loopback, boolean privateNetworks) {

    /** For backends and what policies call: they lie inside more often than not. */
    public static final Egress INSIDE = new Egress(true, true);

    /** For what must lie in the Internet. */
    public static final Egress OUTSIDE = new Egress(false, false);

    /** Looks names up. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** The address to connect to, in the order of {@link InetAddress#getAllByName}; every address of the name must be allowed. */
    public InetAddress resolve(String host) throws UnknownHostException, RefusedAddressException {
        return resolve(host, InetAddress::getAllByName);
    }

    public InetAddress resolve(String host, Names names) throws UnknownHostException, RefusedAddressException {
        InetAddress[] all = names.all(host);
        for (InetAddress address : all) {
            check(address);
        }
        return all[0];
    }

    public void check(InetAddress address) throws RefusedAddressException {
        switch (AddressKind.of(address)) {
            case NEVER ->
                throw new RefusedAddressException(
                        "leads to a link-local address or one of a cloud's metadata service, which is not allowed");
            case LOOPBACK -> refuse(loopback, "leads to a loopback address, which is not allowed");
            case PRIVATE -> refuse(privateNetworks, "leads to a private address, which is not allowed");
            case PUBLIC -> {}
        }
    }

    private static void refuse(boolean allowed, String message) throws RefusedAddressException {
        if (!allowed) {
            throw new RefusedAddressException(message);
        }
    }
}
