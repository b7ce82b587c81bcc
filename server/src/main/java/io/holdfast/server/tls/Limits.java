package io.holdfast.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * What the local authority may sign (RFC 5280 §4.2.1.10). Clients trust it for one server; whoever stole its key could speak
 * for any site to them otherwise. Addresses of private networks are within its limits, because machines change theirs.
 */
final class Limits {

    private static final List<String> PRIVATE = List.of(
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10");

    private Limits() {}

    /** These names, what lies below them, and private addresses. */
    static NameConstraints of(Collection<String> names) {
        Stream<GeneralName> hosts = names.stream()
                .filter(name -> !Names.isAddress(name))
                .map(Limits::withoutStar)
                .distinct()
                .map(name -> new GeneralName(GeneralName.dNSName, name));
        Stream<GeneralName> networks = Stream.concat(
                        PRIVATE.stream(),
                        names.stream()
                                .filter(Names::isAddress)
                                .map(address -> address + (address.indexOf(':') < 0 ? "/32" : "/128")))
                .distinct()
                .map(network -> new GeneralName(GeneralName.iPAddress, new DEROctetString(network(network))));
        GeneralSubtree[] permitted =
                Stream.concat(hosts, networks).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
        return new NameConstraints(permitted, null);
    }

    /** Whether the authority may sign this name; one without limits, of an earlier version, may sign all. */
    static boolean permit(X509Certificate authority, String name) throws IOException {
        byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
        if (extension == null) {
            return true;
        }
        var limits = NameConstraints.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
        List<GeneralName> permitted = new ArrayList<>();
        for (GeneralSubtree subtree : limits.getPermittedSubtrees()) {
            permitted.add(subtree.getBase());
        }
        return Names.isAddress(name)
                ? permitted.stream().anyMatch(base -> isIn(base, name))
                : permitted.stream().anyMatch(base -> isBelow(base, withoutStar(name)));
    }

    private static boolean isBelow(GeneralName base, String host) {
        String above = base.getName().toString();
        return base.getTagNo() == GeneralName.dNSName && (host.equals(above) || host.endsWith("." + above));
    }

    private static boolean isIn(GeneralName base, String address) {
        if (base.getTagNo() != GeneralName.iPAddress) {
            return false;
        }
        byte[] network = ASN1OctetString.getInstance(base.getName()).getOctets();
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

    /** Address and mask, one behind the other. */
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
