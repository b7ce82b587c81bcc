package io.holdfast.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an authority may sign (RFC 5280 §4.2.1.10). Clients trust it for one server; whoever stole its key could speak
 * for any site to them otherwise. Addresses of private networks are within its limits, because machines change theirs.
 *
 * @param hosts these and what lies below them
 * @param networks address and mask, one behind the other
 */
record Limits(List<String> hosts, List<byte[]> networks) {

    /** It may sign everything, as earlier versions made it. */
    static final Limits NONE = new Limits(List.of(), List.of());

    private static final List<String> PRIVATE = List.of(
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10");

    /** These names, what lies below them, and private addresses. */
    static Limits of(Collection<String> names) {
        Stream<String> hosts =
                names.stream().filter(name -> !CertificateNames.isAddress(name)).map(Limits::withoutStar);
        Stream<String> networks = Stream.concat(
                PRIVATE.stream(),
                names.stream()
                        .filter(CertificateNames::isAddress)
                        .map(address -> address + (address.indexOf(':') < 0 ? "/32" : "/128")));
        return new Limits(
                hosts.distinct().toList(),
                networks.distinct().map(Limits::network).toList());
    }

    /** Those that a certificate names; {@link #NONE} if it names none. */
    static Limits in(X509Certificate authority) throws IOException {
        byte[] extension = authority.getExtensionValue(Extensions.NAME_CONSTRAINTS);
        if (extension == null) {
            return NONE;
        }
        byte[] value = new DerReader(extension).next(Der.OCTET_STRING).content();
        DerReader parts = new DerReader(value).next(Der.SEQUENCE).parts();
        var hosts = new ArrayList<String>();
        var networks = new ArrayList<byte[]>();
        while (parts.hasNext()) {
            DerReader.Value part = parts.next();
            if (part.tag() == Der.CONTEXT_CONSTRUCTED) {
                permitted(part.parts(), hosts, networks);
            }
        }
        return new Limits(List.copyOf(hosts), List.copyOf(networks));
    }

    private static void permitted(DerReader subtrees, List<String> hosts, List<byte[]> networks) throws IOException {
        while (subtrees.hasNext()) {
            DerReader.Value base = subtrees.next(Der.SEQUENCE).parts().next();
            switch (base.tag()) {
                case CertificateNames.HOST_TAG -> hosts.add(new String(base.content(), StandardCharsets.US_ASCII));
                case CertificateNames.ADDRESS_TAG -> networks.add(base.content());
                default -> {} // limits for other kinds of names
            }
        }
    }

    boolean isEmpty() {
        return hosts.isEmpty() && networks.isEmpty();
    }

    byte[] encoded() {
        var subtrees = new ArrayList<byte[]>();
        hosts.forEach(host -> subtrees.add(Der.sequence(CertificateNames.general(host))));
        networks.forEach(network -> subtrees.add(Der.sequence(Der.of(CertificateNames.ADDRESS_TAG, network))));
        return Der.sequence(Der.of(Der.CONTEXT_CONSTRUCTED, subtrees.toArray(byte[][]::new)));
    }

    /** Whether the authority may sign this name. */
    boolean permit(String name) {
        if (isEmpty()) {
            return true;
        }
        return CertificateNames.isAddress(name)
                ? networks.stream().anyMatch(network -> isIn(network, name))
                : hosts.stream().anyMatch(above -> isBelow(above, withoutStar(name)));
    }

    private static boolean isBelow(String above, String host) {
        return host.equals(above) || host.endsWith("." + above);
    }

    private static boolean isIn(byte[] network, String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        if (network.length != 2 * bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((bytes[i] & network[bytes.length + i]) != network[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] network(String text) {
        int slash = text.indexOf('/');
        byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
        int bits = Integer.parseInt(text.substring(slash + 1));
        byte[] network = Arrays.copyOf(address, 2 * address.length);
        for (int bit = 0; bit < bits; bit++) {
            network[address.length + bit / 8] |= (byte) (0x80 >> (bit % 8));
        }
        return network;
    }

    private static String withoutStar(String name) {
        return name.startsWith("*.") ? name.substring(2) : name;
    }
}
